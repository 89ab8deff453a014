/** Saves a file: through the share sheet on touch screens, else as a download. */
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

/** The browser's own download; unlike sharing, it needs no user gesture per file. */
export function downloadFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // Safari reads the URL only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
