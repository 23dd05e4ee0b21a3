using Microsoft.EntityFrameworkCore;
using Optica.Domain.Audit;
using Optica.Domain.Drafts;
using Optica.Domain.Notifications;
using Optica.Domain.Presence;

namespace Optica.Data;

/// <content>What is going on at this moment.</content>
public abstract partial class OpticaDbContext
{
    /// <summary>Who has which record on a screen.</summary>
    public DbSet<RecordPresence> RecordPresences => Set<RecordPresence>();

    /// <summary>What was typed and is not saved.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>Kinds of news that users do not want.</summary>
    public DbSet<MutedKind> MutedKinds => Set<MutedKind>();

    /// <summary>The chain over the audit trail; only the system reads and writes it.</summary>
    internal DbSet<AuditLink> AuditLinks => Set<AuditLink>();
}
