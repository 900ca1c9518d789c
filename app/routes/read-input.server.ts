import type { z } from 'zod';
import { BodyTooLarge, readBody } from './read-body.server.ts';

/** What is wrong with one field; the page words it in the reader's language. */
export interface FieldError {
  /** Zod's issue code: `too_small`, `too_big`, `invalid_type`, `custom`, … */
  code: string;
  /** English, for fields whose code has no wording of its own. */
  message: string;
  /** Facts for the wording, e.g. `minimum`, `maximum`, `origin`. */
  params: Record<string, string | number | boolean>;
}

/** Problems by the path of the field, e.g. `lanes.0.transitDaysMax`; `''` is the whole input. */
export type FieldErrors = Record<string, FieldError[]>;

/** Every problem zod found, by field. */
export function toFieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const { code, message, path, ...rest } = issue;
    const facts = Object.entries({ ...rest, ...('params' in rest ? rest.params : {}) }).filter(
      (entry): entry is [string, string | number | boolean] =>
        entry[0] !== 'input' && ['string', 'number', 'boolean'].includes(typeof entry[1]),
    );
    (errors[path.join('.')] ??= []).push({ code, message, params: Object.fromEntries(facts) });
  }
  return errors;
}

/** The parameters of a query; one that is repeated becomes a list. */
export function readParameters(parameters: URLSearchParams): Record<string, string | string[]> {
  return collect(parameters.entries()) as Record<string, string | string[]>;
}

/**
 * What a form or a `fetch` sent: JSON as it is, fields of a form as an object of texts (repeated
 * ones a list).
 * @throws Response 413 past the limit, 400 where it is neither.
 */
export async function readInput(request: Request, limitBytes: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  try {
    const body = await readBody(request, limitBytes);
    if (/^application\/json\b/i.test(type)) return JSON.parse(body.toString('utf8')) as unknown;
    if (body.length === 0) return {};
    const form = await new Response(body as BodyInit, {
      headers: { 'Content-Type': type },
    }).formData();
    return collect(form.entries());
  } catch (error) {
    const tooLarge = error instanceof BodyTooLarge;
    throw new Response(tooLarge ? 'The request is too large.' : 'The request cannot be read.', {
      status: tooLarge ? 413 : 400,
    });
  }
}

function collect(entries: Iterable<[string, unknown]>): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of entries) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(fields);
}
