import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const cache = new Map<string, Promise<string>>();

/** A browser script of this folder, bundled once per process. Example: `bridge/app-bridge.ts` */
export function browserScript(entry: string): Promise<string> {
  const cached = cache.get(entry);
  if (cached) return cached;
  const bundled = build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  }).then((result) => result.outputFiles[0]?.text ?? '');
  cache.set(entry, bundled);
  return bundled;
}

/** The App Bridge stand-in for apps framed by the host at this origin. */
export async function appBridgeScript(hostOrigin: string): Promise<string> {
  const script = await browserScript('bridge/app-bridge.ts');
  return `(()=>{const HOST_ORIGIN=${JSON.stringify(hostOrigin)};\n${script}})();\n`;
}
