package org.opencarnet.sharing;

/** All that a whole set of ports has to keep. */
public interface EveryContract
        extends UnitContract,
                RecordsContract,
                DocumentsContract,
                DocumentListsContract,
                GatheringsContract,
                ContentsContract,
                AuthorizationsContract,
                CareTeamsContract,
                TrailContract,
                NamedInTheTrailContract,
                SubscriptionsContract,
                OutboxContract,
                RacesContract,
                RetentionContract,
                ReleaseContract,
                DocumentLifeContract,
                RevisionsContract,
                BindingsContract {}
