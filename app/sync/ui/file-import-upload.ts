/** Where a file that is being uploaded stands. */
export type UploadState =
  | { step: 'idle' }
  | { step: 'busy'; name: string; fraction: number }
  | { step: 'refused'; reason: string };

type Answer =
  | { ok: true; value: { fileImportId: string; pieceBytes: number } | null }
  | { ok: false; reason: string };

const TRIES = 3;

/**
 * Sends a file piece by piece, so that one dropped connection costs one piece, and returns the id
 * of its import. `onProgress` hears how much has arrived, 0…1.
 * @throws UploadRefused with the server's reason.
 */
export async function uploadFile(
  file: File,
  onProgress: (fraction: number) => void,
): Promise<string> {
  const begun = await send(
    'step=begin',
    JSON.stringify({ fileName: file.name, sizeBytes: file.size }),
  );
  if (begun === null) throw new UploadRefused('failed');
  const { fileImportId, pieceBytes } = begun;
  for (let at = 0; at * pieceBytes < file.size; at++) {
    const piece = file.slice(at * pieceBytes, (at + 1) * pieceBytes);
    await send(`step=piece&import=${fileImportId}&position=${at}`, piece);
    onProgress(Math.min(1, ((at + 1) * pieceBytes) / file.size));
  }
  await send(`step=finish&import=${fileImportId}`, '{}');
  return fileImportId;
}

/** The server did not take the file. */
export class UploadRefused extends Error {
  override name = 'UploadRefused';
}

async function send(query: string, body: BodyInit) {
  for (let tries = 1; ; tries++) {
    try {
      const response = await fetch(`/app/data/imports/upload?${query}`, { method: 'POST', body });
      const answer = (await response.json()) as Answer;
      if (!answer.ok) throw new UploadRefused(answer.reason);
      return answer.value;
    } catch (error) {
      if (error instanceof UploadRefused) throw error;
      if (tries === TRIES) throw new UploadRefused('failed');
    }
  }
}
