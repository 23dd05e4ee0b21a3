using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>Which prescriptions or exams are due.</summary>
public sealed record DueFilter
{
    /// <summary>Days ahead, one of <see cref="PrescriptionLife.WarningDays"/>; another number counts as the next one of them above it, or the farthest.</summary>
    public int WithinDays { get; init; } = PrescriptionLife.WarningDays[0];

    /// <summary>The customer's branch; null for all in reach, or the selected one.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Kind of prescription, or null for all; exams have none.</summary>
    public PrescriptionKind? Kind { get; init; }

    /// <summary>Days ahead that are looked at.</summary>
    public int Days => PrescriptionLife.WarningDays.Where(days => days >= WithinDays).DefaultIfEmpty(PrescriptionLife.WarningDays[0]).Min();
}

/// <summary>How to reach a customer.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Their name.</param>
/// <param name="BranchId">Their branch.</param>
/// <param name="Branch">Its name.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Email">Address, or null.</param>
/// <param name="Preferred">How they want to be reached, or null.</param>
public sealed record DueCustomer(
    Guid CustomerId,
    string Name,
    Guid BranchId,
    string Branch,
    string? Phone,
    string? Email,
    ContactMethod? Preferred
)
{
    /// <summary>The same customer with the ways alone that they agreed to be reminded by.</summary>
    /// <param name="given">What they agreed to.</param>
    public DueCustomer By(IReadOnlyCollection<ConsentChoice> given)
    {
        var channels = ContactRule.Channels(new(IsBlocked: false, Email, Phone, given), ConsentPurpose.Reminders);
        return this with
        {
            Phone = channels.Any(channel => channel != ContactMethod.Email) ? Phone : null,
            Email = channels.Contains(ContactMethod.Email) ? Email : null,
            Preferred = Preferred is { } way && channels.Contains(way) ? way : null,
        };
    }
}

/// <summary>A prescription that soon may not be used any more (OR-24).</summary>
/// <param name="Prescription">The prescription.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="DaysLeft">Days to its last one, 0 on it.</param>
/// <param name="Warning">Which warning is due: 60, 30 or 7.</param>
public sealed record ExpiringRow(PrescriptionRow Prescription, DueCustomer Customer, int DaysLeft, int Warning);

/// <summary>A customer to be called for an eye exam.</summary>
/// <param name="Customer">Who.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="DaysLeft">Days until then; negative when it is overdue.</param>
/// <param name="LastExam">Day of the last one, or null.</param>
/// <param name="LastExpiry">The last day of the prescription that lasts longest, or null without one.</param>
public sealed record RecallRow(DueCustomer Customer, DateOnly DueOn, int DaysLeft, DateOnly? LastExam, DateOnly? LastExpiry);
