using Optica.Domain.Common;

namespace Optica.Domain.Appointments;

/// <summary>
/// A visit of a customer or of a guest (DOMAIN §8). It keeps the cells of time it occupies in step with its time and status; whoever
/// changes it loads it with them.
/// </summary>
public sealed partial class Appointment : ITwoBranchOwned, IStamped, IVersioned, IAudited
{
    /// <summary>Longest reason of a cancellation.</summary>
    public const int ReasonLength = 400;

    private readonly List<AppointmentCell> cells = [];

    private Appointment() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>Where it takes place.</summary>
    public Guid BranchId { get; private set; }

    /// <summary>The customer; null while it is a guest's.</summary>
    public Guid? CustomerId { get; private set; }

    /// <summary>The customer's branch, which follows transfers; a guest's is the branch of the visit.</summary>
    public Guid CustomerBranchId { get; private set; }

    /// <summary>The guest's name; null for customers.</summary>
    public string? GuestName { get; private set; }

    /// <summary>The guest's RUT in canonical form, or null.</summary>
    public string? GuestRut { get; private set; }

    /// <summary>The guest's phone as E.164, or null.</summary>
    public string? GuestPhone { get; private set; }

    /// <summary>The optometrist or box.</summary>
    public Guid ResourceId { get; private set; }

    /// <summary>What it is for.</summary>
    public AppointmentType Type { get; private set; }

    /// <summary>When it begins, UTC.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>When it ends, UTC.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>When the resource is free again, UTC: the end and the branch's buffer at booking time.</summary>
    public DateTime FreeAt { get; private set; }

    /// <summary>How far it is.</summary>
    public AppointmentStatus Status { get; private set; } = AppointmentStatus.Scheduled;

    /// <summary>When it took its last step, UTC.</summary>
    public DateTime StatusAt { get; private set; }

    /// <summary>Why it was cancelled, ≤ 400; or null.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>Notes for the shop, nothing medical, ≤ 1000; or null.</summary>
    public string? Notes { get; private set; }

    /// <summary>The five-minute cells it occupies; none once it is cancelled or missed.</summary>
    public IReadOnlyList<AppointmentCell> Cells => cells;

    /// <inheritdoc />
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? CreatedBy { get; private set; }

    /// <inheritdoc />
    public DateTime UpdatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? UpdatedBy { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }

    Guid IAudited.AuditId => Id;

    string IAudited.AuditKind => "appointment";

    /// <summary>Whether it is of somebody who is no customer yet.</summary>
    public bool IsGuest => CustomerId is null;

    /// <summary>Length, minutes.</summary>
    public int Minutes => (int)(EndsAt - StartsAt).TotalMinutes;

    /// <summary>Minutes the resource stays occupied afterwards.</summary>
    public int BufferMinutes => (int)(FreeAt - EndsAt).TotalMinutes;

    /// <summary>When a completed visit took place, UTC: its time, or the moment it was completed when people came early.</summary>
    public DateTime VisitedAt => StartsAt < StatusAt ? StartsAt : StatusAt;

    /// <summary>Where and when it takes place.</summary>
    public VisitTime Time => new(ResourceId, StartsAt, Minutes, BufferMinutes);

    /// <summary>Books a visit.</summary>
    /// <param name="input">Complete, normalised and valid.</param>
    /// <param name="place">Organisation, branch of the visit, and the customer's branch (null for guests).</param>
    /// <param name="bufferMinutes">The branch's buffer.</param>
    /// <param name="at">Now, UTC.</param>
    public static Appointment Create(
        AppointmentInput input,
        (Guid OrganisationId, Guid BranchId, Guid? CustomerBranchId) place,
        int bufferMinutes,
        DateTime at
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        var visit = new Appointment
        {
            Id = Ids.New(at),
            OrganisationId = place.OrganisationId,
            BranchId = place.BranchId,
            CustomerId = input.CustomerId,
            CustomerBranchId = place.CustomerBranchId ?? place.BranchId,
            GuestName = input.GuestName,
            GuestRut = input.GuestRut,
            GuestPhone = input.GuestPhone,
            Type = input.Type!.Value,
            Notes = input.Notes,
            CreatedAt = at,
            StatusAt = at,
        };
        visit.MoveTo(new VisitTime(input.ResourceId!.Value, input.StartsAt!.Value, input.Minutes!.Value, bufferMinutes));
        return visit;
    }

    private void MoveTo(VisitTime time)
    {
        (ResourceId, StartsAt, EndsAt, FreeAt) = (time.ResourceId, time.StartsAt, time.EndsAt, time.FreeAt);
        Occupy();
    }

    /// <summary>Takes and frees cells. Those of before and after stay the rows they are: a database would refuse them twice.</summary>
    private void Occupy()
    {
        IReadOnlyList<SlotKey> wanted = Status.Occupies() ? SlotKey.Of(Time) : [];
        cells.RemoveAll(cell => !wanted.Contains(cell.Key));
        var kept = cells.Select(cell => cell.Key).ToHashSet();
        cells.AddRange(wanted.Where(key => !kept.Contains(key)).Select(key => AppointmentCell.Create(this, key)));
    }
}
