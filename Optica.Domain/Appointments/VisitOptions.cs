namespace Optica.Domain.Appointments;

/// <summary>Who a guest turned out to be. With nothing said: whoever has their RUT, else a new customer.</summary>
public sealed class GuestIdentity
{
    /// <summary>The customer they are, as somebody recognised; null to match or register them.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>The user confirmed that the phone belongs to another person too.</summary>
    public bool SharesContact { get; set; }
}

/// <summary>What is said when a visit is completed.</summary>
public sealed class CompletionInput
{
    /// <summary>Who a guest is; not looked at for customers.</summary>
    public GuestIdentity Guest { get; set; } = new();

    /// <summary>Day the next exam is due, for exams; null takes the proposal.</summary>
    public DateOnly? NextEyeExamDue { get; set; }
}
