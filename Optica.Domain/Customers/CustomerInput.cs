namespace Optica.Domain.Customers;

/// <summary>
/// What a form, the API or an import says about a customer (DOMAIN §2): plain text as typed, normalised by
/// <see cref="CustomerInputNormaliser"/> and checked by <see cref="CustomerInputValidator"/> before anything is stored.
/// </summary>
public sealed class CustomerInput
{
    /// <summary>Branch of the customer; null takes the selected branch.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>Given names, ≤ 100.</summary>
    public string? FirstName { get; set; }

    /// <summary>Family names, ≤ 100.</summary>
    public string? LastName { get; set; }

    /// <summary>E-mail address, ≤ 254.</summary>
    public string? Email { get; set; }

    /// <summary>Phone in any usual spelling; stored as E.164 (CL-5).</summary>
    public string? Phone { get; set; }

    /// <summary>RUT in any usual spelling (CL-1 … CL-4); stored as <c>12345678-5</c>.</summary>
    public string? Rut { get; set; }

    /// <summary>Kind of the other document, when there is no RUT.</summary>
    public DocumentKind? DocumentKind { get; set; }

    /// <summary>Number of the other document, ≤ 40.</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>Birth date: in the past, ≤ 130 years ago.</summary>
    public DateOnly? DateOfBirth { get; set; }

    /// <summary>Gender.</summary>
    public Gender? Gender { get; set; }

    /// <summary>Street and number, ≤ 255.</summary>
    public string? AddressLine1 { get; set; }

    /// <summary>Flat, block, ≤ 255.</summary>
    public string? AddressLine2 { get; set; }

    /// <summary>Comuna (by its official name in Chile) or city, ≤ 100 (CL-6).</summary>
    public string? City { get; set; }

    /// <summary>Region; follows from the comuna in Chile, ≤ 100 (CL-6).</summary>
    public string? State { get; set; }

    /// <summary>Postal code, ≤ 20.</summary>
    public string? PostalCode { get; set; }

    /// <summary>Country, ISO 3166 two letters; Chile when nothing is said.</summary>
    public string? Country { get; set; } = "CL";

    /// <summary>Medical conditions (encrypted; clinical permission), ≤ 50 of ≤ 200.</summary>
    public List<string> MedicalConditions { get; set; } = [];

    /// <summary>Allergies (encrypted; clinical permission), ≤ 50 of ≤ 200.</summary>
    public List<string> Allergies { get; set; } = [];

    /// <summary>Medications (encrypted; clinical permission), ≤ 50 of ≤ 200.</summary>
    public List<string> Medications { get; set; } = [];

    /// <summary>Medical notes (encrypted; clinical permission), ≤ 4,000.</summary>
    public string? MedicalNotes { get; set; }

    /// <summary>Day of the last eye exam.</summary>
    public DateOnly? LastEyeExamDate { get; set; }

    /// <summary>Day the next eye exam is due; not before the last one.</summary>
    public DateOnly? NextEyeExamDue { get; set; }

    /// <summary>Preferred way to be reached.</summary>
    public ContactMethod? PreferredContactMethod { get; set; }

    /// <summary>Emergency contact's name, ≤ 200.</summary>
    public string? EmergencyContactName { get; set; }

    /// <summary>Emergency contact's phone, as <see cref="Phone"/>.</summary>
    public string? EmergencyContactPhone { get; set; }

    /// <summary>Health insurance.</summary>
    public InsuranceProvider? InsuranceProvider { get; set; }

    /// <summary>Policy number, ≤ 60.</summary>
    public string? InsurancePolicyNumber { get; set; }

    /// <summary>Notes of the shop, never medical, ≤ 4,000.</summary>
    public string? Notes { get; set; }

    /// <summary>Tags, ≤ 20 of ≤ 40 characters, told apart without regard to case.</summary>
    public List<string> Tags { get; set; } = [];

    /// <summary>All that the customer agrees to be contacted for, and by which way; what is not in it is not agreed to (CL-12).</summary>
    public List<ConsentChoice> Consents { get; set; } = [];

    /// <summary>How the customer said what changes in <see cref="Consents"/>; needed with every new yes.</summary>
    public ConsentSource? ConsentSource { get; set; }
}
