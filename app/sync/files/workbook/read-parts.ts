import sax, { type QualifiedTag, type Tag } from 'sax';

/** One element of a part: its name without a prefix, and its attributes. */
export interface XmlEvents {
  onOpen?: ((name: string, attributes: Record<string, string>) => void) | undefined;
  onClose?: ((name: string) => void) | undefined;
  onText?: ((text: string) => void) | undefined;
}

/**
 * Streams a part of a workbook; after each chunk the caller can take what has come together.
 * Entities that a document declares for itself are not known, so none can grow.
 * @throws Error where it is no XML.
 */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  events: XmlEvents,
): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false });
  let failure: Error | null = null;
  parser.onerror = (error) => {
    failure ??= error;
  };
  parser.onopentag = (tag: Tag | QualifiedTag) =>
    events.onOpen?.(localName(tag.name), tag.attributes as Record<string, string>);
  parser.onclosetag = (name) => events.onClose?.(localName(name));
  parser.ontext = (text) => events.onText?.(text);
  parser.oncdata = (text) => events.onText?.(text);
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of bytes) {
    parser.write(decoder.decode(chunk, { stream: true }));
    if (failure !== null) throw failure;
    yield;
  }
  parser.write(decoder.decode()).close();
  if (failure !== null) throw failure;
  yield;
}

/** `readXml` to its end, for parts that are small. */
export async function readWholeXml(
  bytes: AsyncIterable<Uint8Array>,
  events: XmlEvents,
): Promise<void> {
  for await (const _ of readXml(bytes, events));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
