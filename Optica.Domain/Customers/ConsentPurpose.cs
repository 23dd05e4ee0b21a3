namespace Optica.Domain.Customers;

/// <summary>What a customer agrees to be contacted for (CL-12).</summary>
public enum ConsentPurpose
{
    /// <summary>Reminders and service: exams that are due, prescriptions that expire, work that is ready.</summary>
    Reminders = 1,

    /// <summary>Offers and campaigns.</summary>
    Marketing = 2,
}
