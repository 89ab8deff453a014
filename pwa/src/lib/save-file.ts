/** Hands a file to the person: the phone's share sheet where there is one, else a download. */
export async function saveFile(file: File): Promise<void> {
  const byTouch = matchMedia('(pointer: coarse)').matches;
  if (byTouch && 'canShare' in navigator && navigator.canShare({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
    }
  }
  downloadFile(file);
}

/** The browser's own download; unlike sharing, it needs no tap of its own for each file. */
export function downloadFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // Safari reads the address after the click returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
