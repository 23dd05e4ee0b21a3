namespace Optica.Domain.Appointments;

/// <summary>What a visit is for (DOMAIN §8).</summary>
public enum AppointmentType
{
    /// <summary>Completing it updates the customer's exam dates.</summary>
    EyeExam = 1,

    /// <summary>Advice without an exam.</summary>
    Consultation = 2,

    /// <summary>Adjusting frames or trying contact lenses.</summary>
    Fitting = 3,

    /// <summary>Handing over.</summary>
    Delivery = 4,

    /// <summary>Mending.</summary>
    Repair = 5,

    /// <summary>A look at how it went.</summary>
    FollowUp = 6,

    /// <summary>Cannot wait.</summary>
    Emergency = 7,

    /// <summary>Anything else.</summary>
    Other = 8,
}
