export { type AskAnswer, type LiveClient, type LiveView, connectLive } from "./client.ts";
export {
  type Announcement,
  type Hand,
  type HelpCall,
  type LiveEvent,
  type LiveGroup,
  type LiveRound,
  type LiveState,
  type LiveStep,
  type Schedule,
  currentStep,
  findGroup,
  isGroup,
  nextStep,
  openGroups,
  roomOf,
  rooms,
  schedule,
  timeLeft,
} from "./decider/index.ts";
export { type Ask, type AskRefusal, type Card, type Companion, type Kind, type Mode, type Place, type RosterEntry, closeCodes } from "./protocol.ts";
