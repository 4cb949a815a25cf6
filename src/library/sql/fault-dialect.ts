import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from 'kysely';

/** Turns what a database driver throws into what its users should see: an InputFault, or the error itself. */
export type DescribeFault = (error: unknown) => unknown;

/** A dialect that behaves as the given one, but whose errors are described. */
export function withFaults(dialect: Dialect, describe: DescribeFault): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => new FaultDriver(dialect.createDriver(), describe),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

async function described<Result>(describe: DescribeFault, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw describe(error);
  }
}

class FaultConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #describe: DescribeFault;

  constructor(inner: DatabaseConnection, describe: DescribeFault) {
    this.inner = inner;
    this.#describe = describe;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return described(this.#describe, async () => this.inner.executeQuery<Row>(query));
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.inner.streamQuery<Row>(query, chunkSize);
  }
}

class FaultDriver implements Driver {
  readonly #inner: Driver;
  readonly #describe: DescribeFault;

  constructor(inner: Driver, describe: DescribeFault) {
    this.#inner = inner;
    this.#describe = describe;
  }

  init(): Promise<void> {
    return described(this.#describe, () => this.#inner.init());
  }

  async acquireConnection(): Promise<FaultConnection> {
    const inner = await described(this.#describe, () => this.#inner.acquireConnection());
    return new FaultConnection(inner, this.#describe);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return described(this.#describe, () => this.#inner.beginTransaction(innerOf(connection), settings));
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return described(this.#describe, () => this.#inner.commitTransaction(innerOf(connection)));
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return described(this.#describe, () => this.#inner.rollbackTransaction(innerOf(connection)));
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#inner.releaseConnection(innerOf(connection));
  }

  destroy(): Promise<void> {
    return this.#inner.destroy();
  }
}

function innerOf(connection: DatabaseConnection): DatabaseConnection {
  if (connection instanceof FaultConnection) return connection.inner;
  throw new Error('a connection of another driver');
}
