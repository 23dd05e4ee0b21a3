using System.Linq.Expressions;

namespace Optica.Domain.Agreements;

/// <summary>When an agreement can be claimed. Stated once, for queries and for code; both its first and its last day count.</summary>
public static class AgreementRules
{
    /// <summary>Agreements that can be claimed on a day.</summary>
    /// <param name="day">The day in the organisation's zone.</param>
    public static Expression<Func<Agreement, bool>> IsValidOn(DateOnly day) =>
        row => row.IsActive && row.ValidFrom <= day && (row.ValidUntil == null || row.ValidUntil >= day);

    /// <summary>How an agreement stands on a day.</summary>
    /// <param name="day">The day in the organisation's zone.</param>
    /// <param name="isActive">False once it was ended by hand.</param>
    /// <param name="validity">First day, and last day or null.</param>
    public static AgreementState StateOn(DateOnly day, bool isActive, (DateOnly From, DateOnly? Until) validity) =>
        !isActive || validity.Until < day ? AgreementState.Ended
        : validity.From > day ? AgreementState.Upcoming
        : AgreementState.Valid;
}

/// <summary>How an agreement stands.</summary>
public enum AgreementState
{
    /// <summary>Can be claimed.</summary>
    Valid = 1,

    /// <summary>Its first day has not come yet.</summary>
    Upcoming = 2,

    /// <summary>Its last day is over, or it was ended by hand.</summary>
    Ended = 3,
}
