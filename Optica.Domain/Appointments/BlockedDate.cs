using System.Globalization;
using Optica.Domain.Common;

namespace Optica.Domain.Appointments;

/// <summary>A day on which a branch takes no visits. Never changed, only set and removed.</summary>
public sealed class BlockedDate : IBranchOwned, IAuditedPart
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 100;

    private BlockedDate() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>The day, by the branch's calendar.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Why, ≤ 100; or null.</summary>
    public string? Reason { get; private set; }

    Guid IAudited.AuditId => BranchId;

    string IAudited.AuditKind => "branch_schedule";

    string IAuditedPart.AuditField => "BlockedDates";

    string IAuditedPart.AuditText => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {Reason}").TrimEnd();

    internal static BlockedDate Create(BranchSchedule schedule, (DateOnly Day, string? Reason) blocked, DateTime at) =>
        new()
        {
            Id = Ids.New(at),
            OrganisationId = schedule.OrganisationId,
            BranchId = schedule.BranchId,
            Day = blocked.Day,
            Reason = blocked.Reason,
        };
}
