export { createSimulatorChannel } from './channel.ts';
export type { SimulatorConversation, SimulatorDeps, SimulatorPerson } from './deps.ts';
export { simulatorRoutes } from './routes.ts';
export { isLoopbackHost } from './loopback.ts';
