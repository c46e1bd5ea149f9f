// On every page but those of the player: when the page is painted and the browser idle, what keeps lessons
// on this device and sends what waits. Without it the page is the same, and needs the network.

const idle = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 200));
const painted = () => idle(() => import("./desk.js").catch(() => {}), { timeout: 1000 });
if (document.readyState === "complete") painted();
else addEventListener("load", painted, { once: true });
