namespace Optica.Portal.Features.Appointments;

/// <summary>How visits are shown.</summary>
public enum AppointmentsView
{
    /// <summary>One day, a column for each optometrist or box.</summary>
    Day,

    /// <summary>Monday to Sunday (CL-9).</summary>
    Week,

    /// <summary>The weeks of a month.</summary>
    Month,

    /// <summary>Today's visits as a list.</summary>
    Today,
}
