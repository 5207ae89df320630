/** The door of devices: accelerators as numbers, the machines and networks around them, what they cost, and a user's own. */

export { type AskedMachine, askedMachine } from "./asked-machine.ts"
export { type CountedName, countedName } from "./counted-name.ts"
export { type DescribedDevice, type DescribedDeviceRead, readDescribedDevice } from "./described-device.ts"
export { type Device, type HostLink, type Peaks, precisions, type ScaleUpLink } from "./device.ts"
export { type Described, deviceShape, type OwnSection } from "./device-shape.ts"
export { deviceIn, deviceOf, findDevice, isUnknownDevice, listDevices } from "./devices.ts"
export { divisorsOf, nearestCount, nearestDivisor } from "./divisors.ts"
export type { Price } from "./figure-shapes.ts"
export {
  type Collective,
  collectives,
  type Fitted,
  findMachine,
  isUnknownMachine,
  listMachines,
  type Machine,
  type Tier,
  tierFor,
  usualMachine,
} from "./machines.ts"
export { type OwnDevice, ownDevice } from "./own-device.ts"
export { purchasePrices, rentPrices } from "./prices.ts"
export { type DeviceFileRead, readDeviceFile } from "./read-device-file.ts"
export { type Ring, ringsAmong } from "./rings.ts"
