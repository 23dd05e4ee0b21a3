using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Portal.Features.Customers.Components.Profile;

/// <summary>What follows from a profile on the branch's day: age, exam alert, times.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Now">The present.</param>
public sealed record ProfileFacts(CustomerProfile Profile, DateTimeOffset Now)
{
    private const int SoonDays = 30;

    /// <summary>Zone of the branch's times.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Profile.Branch.TimeZone);

    /// <summary>The day it is in the branch.</summary>
    public DateOnly Today => LocalDay.Of(Now, Zone);

    /// <summary>Completed years, or null without a birth date.</summary>
    public int? Age => Profile.Fields.DateOfBirth is { } born ? YearsBetween(born, Today) : null;

    /// <summary>Whether the next exam is near or missed; inactive customers are left alone.</summary>
    public ExamAlert Exam =>
        !Profile.IsActive || Profile.Fields.NextEyeExamDue is not { } due ? ExamAlert.None
        : due <= Today ? ExamAlert.Overdue
        : due <= Today.AddDays(SoonDays) ? ExamAlert.Soon
        : ExamAlert.None;

    /// <summary>Link that opens a WhatsApp chat; null for numbers that cannot have one.</summary>
    /// <param name="phone">Stored form.</param>
    public static string? WhatsApp(string? phone) =>
        phone is null || (phone.StartsWith("+56", StringComparison.Ordinal) && !phone.StartsWith("+569", StringComparison.Ordinal))
            ? null
            : $"https://wa.me/{phone.TrimStart('+')}";

    private static int YearsBetween(DateOnly born, DateOnly day)
    {
        var years = day.Year - born.Year;
        return born.AddYears(years) > day ? years - 1 : years;
    }
}
