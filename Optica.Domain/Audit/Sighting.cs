using Optica.Domain.Common;

namespace Optica.Domain.Audit;

/// <summary>
/// Somebody was shown some customers at once: a page of a list, the hits of a search, a calendar (SECURITY 47). Ids only, so that nothing
/// in it has to go when a customer is erased. Written up to a second later; the trail's own lines are written before.
/// </summary>
public sealed class Sighting : IOrganisationOwned
{
    /// <summary>Most customers of one row; more are several rows.</summary>
    public const int MostCustomers = 500;

    private const int IdLength = 16;

    private Sighting() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The customers' organisation; also where a platform admin saw them.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Who saw them.</summary>
    public Guid UserId { get; private set; }

    /// <summary>In which session; null for the work of a job.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>The branch that was selected then; null for all in reach.</summary>
    public Guid? SelectedBranchId { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Where.</summary>
    public SightingSurface Surface { get; private set; }

    /// <summary>The customers' ids, 16 bytes each (big-endian), in the order in which they were shown.</summary>
    public byte[] Customers { get; private set; } = [];

    /// <summary>Whether it is too much for a row per customer: files. The customers are looked for in <see cref="Customers"/> then.</summary>
    public bool IsBulk => SightingKinds.Of(Surface) == SightingKind.Export;

    /// <summary>Notes a sighting.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="organisationId">The customers' organisation.</param>
    /// <param name="viewer">Who, in which session, with which branch selected.</param>
    /// <param name="seen">When (UTC), where, and whom: at most <see cref="MostCustomers"/>.</param>
    public static Sighting Create(
        Guid id,
        Guid organisationId,
        (Guid UserId, Guid? SessionId, Guid? SelectedBranchId) viewer,
        (DateTime At, SightingSurface Surface, IReadOnlyCollection<Guid> Customers) seen
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seen.Customers.Count, MostCustomers, nameof(seen));
        return new()
        {
            Id = id,
            OrganisationId = organisationId,
            UserId = viewer.UserId,
            SessionId = viewer.SessionId,
            SelectedBranchId = viewer.SelectedBranchId,
            At = seen.At,
            Surface = seen.Surface,
            Customers = Pack(seen.Customers),
        };
    }

    /// <summary>The ids that are packed.</summary>
    /// <param name="packed">As <see cref="Customers"/> holds them.</param>
    public static IReadOnlyList<Guid> Unpack(ReadOnlySpan<byte> packed)
    {
        var ids = new Guid[packed.Length / IdLength];
        for (var at = 0; at < ids.Length; at++)
        {
            ids[at] = new Guid(packed.Slice(at * IdLength, IdLength), bigEndian: true);
        }

        return ids;
    }

    private static byte[] Pack(IReadOnlyCollection<Guid> ids)
    {
        var packed = new byte[ids.Count * IdLength];
        foreach (var (at, id) in ids.Index())
        {
            id.TryWriteBytes(packed.AsSpan(at * IdLength), bigEndian: true, out _);
        }

        return packed;
    }
}
