import { z } from 'zod';

import { ok, refuse, type Result } from '../kernel/result.ts';
import {
  beginUpload,
  finishUpload,
  storePiece,
  UPLOAD_LIMITS,
  type UploadRefusal,
} from '../sync/index.server.ts';
import { adminLoader } from './admin-route.server.ts';
import { BodyTooLarge, readBody } from './read-body.server.ts';

const BeginInput = z.strictObject({
  fileName: z.string().min(1).max(1000),
  sizeBytes: z.int().min(0),
});

const PieceSearch = z.discriminatedUnion('step', [
  z.object({ step: z.literal('begin') }),
  z.object({
    step: z.literal('piece'),
    import: z.uuid(),
    position: z.coerce.number().int().min(0).max(10_000),
  }),
  z.object({ step: z.literal('finish'), import: z.uuid() }),
]);

const BEGIN_BYTES = 16 * 1024;

/**
 * Takes a file piece by piece: `begin` names it, each `piece` is raw bytes, `finish` ends it.
 * An action, though made by `adminLoader`: bytes are not the JSON that `adminAction` reads.
 */
export const action = adminLoader({ search: PieceSearch }, async ({ shop, search, request }) => {
  try {
    if (search.step === 'begin') {
      const body = await readBody(request, BEGIN_BYTES);
      const input = BeginInput.safeParse(jsonOf(body));
      if (!input.success) return answer(refuse('file-empty'));
      return answer(await beginUpload(shop.shopId, input.data));
    }
    const key = { shopId: shop.shopId, fileImportId: search.import };
    if (search.step === 'finish') return answer(await finishUpload(key));
    const body = await readBody(request, UPLOAD_LIMITS.pieceBytes);
    const stored = await storePiece(key, search.position, new Uint8Array(body));
    return answer(stored.ok ? ok(null) : stored);
  } catch (error) {
    if (error instanceof BodyTooLarge) return answer(refuse('piece-unexpected'));
    throw error;
  }
});

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

function answer(body: Result<unknown, UploadRefusal>): Response {
  return Response.json(body, { status: body.ok ? 200 : 422 });
}
