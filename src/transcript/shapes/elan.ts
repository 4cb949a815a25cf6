import * as z from 'zod';

/** An element that has nothing in it is parsed as an empty string. */
const element = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => (value === '' ? {} : value), z.object(shape));
const written = z.string().default('');

const alignableSchema = element({
  '@ANNOTATION_ID': z.string(),
  '@TIME_SLOT_REF1': z.string(),
  '@TIME_SLOT_REF2': z.string(),
  ANNOTATION_VALUE: written,
});
const referringSchema = element({
  '@ANNOTATION_ID': z.string(),
  '@ANNOTATION_REF': z.string(),
  ANNOTATION_VALUE: written,
});
const tierSchema = element({
  '@TIER_ID': z.string(),
  '@PARTICIPANT': z.string().optional(),
  '@PARENT_REF': z.string().optional(),
  '@LINGUISTIC_TYPE_REF': z.string().optional(),
  '@LANG_REF': z.string().optional(),
  ANNOTATION: z
    .array(element({ ALIGNABLE_ANNOTATION: alignableSchema.optional(), REF_ANNOTATION: referringSchema.optional() }))
    .default([]),
});
export const documentSchema = z.object({
  ANNOTATION_DOCUMENT: element({
    TIME_ORDER: element({
      TIME_SLOT: z
        .array(
          element({
            '@TIME_SLOT_ID': z.string(),
            '@TIME_VALUE': z
              .string()
              .regex(/^\d{1,12}$/)
              .optional(),
          }),
        )
        .default([]),
    }).optional(),
    TIER: z.array(tierSchema).default([]),
    LINGUISTIC_TYPE: z
      .array(element({ '@LINGUISTIC_TYPE_ID': z.string(), '@CONTROLLED_VOCABULARY_REF': z.string().optional() }))
      .default([]),
  }),
});
