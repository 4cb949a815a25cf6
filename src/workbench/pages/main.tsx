import './styles/theme.css';
import './styles/pages.css';
import './styles/coding.css';
import './styles/panels.css';
import './styles/consensus.css';
import { render } from 'preact';
import { paths } from '../api/paths.ts';
import { App } from './app.tsx';
import { send } from './request.ts';
import { applySettings } from './settings.ts';
import { FaultPage } from './shell/fault-page.tsx';

applySettings();
const place = document.getElementById('page');
if (!place) throw new Error('the page has no place for its content');

try {
  await enter();
  render(<App />, place);
} catch (error) {
  render(<FaultPage error={error} />, place);
}

/** Changes the token that the program printed with its address for a cookie, and takes it out of the address. */
async function enter(): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return;
  await send(paths.enter, { method: 'POST', body: { token } });
  history.replaceState(null, '', `${location.pathname}#/`);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
