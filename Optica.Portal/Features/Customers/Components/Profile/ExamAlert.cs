namespace Optica.Portal.Features.Customers.Components.Profile;

/// <summary>What the profile says of the next eye exam.</summary>
public enum ExamAlert
{
    /// <summary>Nothing to say.</summary>
    None,

    /// <summary>Due within a month.</summary>
    Soon,

    /// <summary>Due today or before.</summary>
    Overdue,
}
