// A canvas whose stream stands in for the camera's; `showScene` draws a picture on it, or nothing.
const [width, height, grey] = arguments;
const canvas = Object.assign(document.createElement('canvas'), { width, height });
const context = canvas.getContext('2d');
let scene = null;
let frame = 0;
setInterval(() => {
  // A picture that never changes makes no frames.
  context.fillStyle = `rgb(${grey} ${grey} ${grey + (frame++ % 2)})`;
  context.fillRect(0, 0, width, height);
  if (scene !== null) context.drawImage(scene, 0, 0);
}, 66);
window.showScene = async (address) => {
  scene = null;
  if (address === null) return;
  const image = new Image();
  image.src = address;
  await image.decode();
  scene = image;
};
// On the prototype: WebKit collects the object `navigator.mediaDevices` between two uses, and what was set on it.
MediaDevices.prototype.getUserMedia = async () => canvas.captureStream(15);
