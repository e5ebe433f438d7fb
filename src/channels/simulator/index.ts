export { createSimulatorChannel } from './channel.ts';
export type { SimulatorConversation, SimulatorDeps, SimulatorPerson } from './deps.ts';
export { isLoopbackHost } from './loopback.ts';
export { simulatorRoutes } from './routes.ts';
