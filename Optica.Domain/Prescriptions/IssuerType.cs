namespace Optica.Domain.Prescriptions;

/// <summary>Who prescribes (CL-14).</summary>
public enum IssuerType
{
    /// <summary>Physician, specialist of the eye.</summary>
    Ophthalmologist = 1,

    /// <summary>Tecnólogo médico con mención en oftalmología.</summary>
    MedicalTechnologist = 2,

    /// <summary>Optometrist.</summary>
    Optometrist = 3,

    /// <summary>Contactólogo.</summary>
    ContactLensSpecialist = 4,

    /// <summary>Someone else, such as a prescriber abroad; may have no Chilean registration.</summary>
    Other = 5,
}
