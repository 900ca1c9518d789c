/** Hands text to the browser as a download; a mark at the start tells spreadsheets it is UTF-8. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(
    new Blob(type === 'text/csv' ? ['\ufeff', text] : [text], { type: `${type};charset=utf-8` }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
