export { CERTIFICATE } from './core/certificate';
export type { Capability, VendorDescriptor } from './core/descriptor';
export type { Emulator, EmulatorOptions, FaultRule, FaultRuleOf } from './emulator';
export { FAULTS, type FaultName } from './faults/table';
export type { Throttle, VendorSettings } from './settings';
export { canPlay, createsTask } from './playable';
export { startEmulator } from './start';
export type * from './types';
export { VENDOR_NAMES, VENDORS, type VendorName } from './vendors';
