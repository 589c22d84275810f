import { useEffect, useState, useSyncExternalStore } from "react";
import type { LiveView, Mode } from "#live/shared";
import type { MediaSnapshot } from "#video/web";
import { type Desk, openDesk } from "./desk.ts";

/** One desk for as long as the page stands; nothing before the browser has taken the page over. */
export function useDesk({ meetingId, staff, mode }: { meetingId: string; staff: boolean; mode: Mode }): Desk | undefined {
  const [desk, setDesk] = useState<Desk>();
  useEffect(() => {
    let gone = false;
    let opened: Desk | undefined;
    const open = async () => {
      const next = await openDesk({ meetingId, staff, mode, origin: new URL(location.origin) });
      if (gone) return next.close();
      opened = next;
      setDesk(next);
    };
    void open();
    return () => {
      gone = true;
      opened?.close();
    };
  }, [meetingId, staff, mode]);
  return desk;
}

export function useLive({ live }: Desk): LiveView {
  return useSyncExternalStore(live.subscribe, live.getSnapshot, live.getSnapshot);
}

export function useMedia({ media }: Desk): MediaSnapshot {
  return useSyncExternalStore(media.subscribe, media.getSnapshot, media.getSnapshot);
}
