using System.Collections.Frozen;

namespace Optica.Domain.Customers;

/// <summary>Every field of <see cref="CustomerInput"/> by name, so that a partial update copies what was sent and nothing else.</summary>
public static class CustomerFields
{
    private static readonly FrozenDictionary<string, Action<CustomerInput, CustomerInput>> Copiers = new Dictionary<
        string,
        Action<CustomerInput, CustomerInput>
    >(StringComparer.Ordinal)
    {
        [nameof(CustomerInput.FirstName)] = (from, to) => to.FirstName = from.FirstName,
        [nameof(CustomerInput.LastName)] = (from, to) => to.LastName = from.LastName,
        [nameof(CustomerInput.Email)] = (from, to) => to.Email = from.Email,
        [nameof(CustomerInput.Phone)] = (from, to) => to.Phone = from.Phone,
        [nameof(CustomerInput.Rut)] = (from, to) => to.Rut = from.Rut,
        [nameof(CustomerInput.DocumentKind)] = (from, to) => to.DocumentKind = from.DocumentKind,
        [nameof(CustomerInput.DocumentNumber)] = (from, to) => to.DocumentNumber = from.DocumentNumber,
        [nameof(CustomerInput.DateOfBirth)] = (from, to) => to.DateOfBirth = from.DateOfBirth,
        [nameof(CustomerInput.Gender)] = (from, to) => to.Gender = from.Gender,
        [nameof(CustomerInput.AddressLine1)] = (from, to) => to.AddressLine1 = from.AddressLine1,
        [nameof(CustomerInput.AddressLine2)] = (from, to) => to.AddressLine2 = from.AddressLine2,
        [nameof(CustomerInput.City)] = (from, to) => to.City = from.City,
        [nameof(CustomerInput.State)] = (from, to) => to.State = from.State,
        [nameof(CustomerInput.PostalCode)] = (from, to) => to.PostalCode = from.PostalCode,
        [nameof(CustomerInput.Country)] = (from, to) => to.Country = from.Country,
        [nameof(CustomerInput.MedicalConditions)] = (from, to) => to.MedicalConditions = from.MedicalConditions,
        [nameof(CustomerInput.Allergies)] = (from, to) => to.Allergies = from.Allergies,
        [nameof(CustomerInput.Medications)] = (from, to) => to.Medications = from.Medications,
        [nameof(CustomerInput.MedicalNotes)] = (from, to) => to.MedicalNotes = from.MedicalNotes,
        [nameof(CustomerInput.LastEyeExamDate)] = (from, to) => to.LastEyeExamDate = from.LastEyeExamDate,
        [nameof(CustomerInput.NextEyeExamDue)] = (from, to) => to.NextEyeExamDue = from.NextEyeExamDue,
        [nameof(CustomerInput.PreferredContactMethod)] = (from, to) => to.PreferredContactMethod = from.PreferredContactMethod,
        [nameof(CustomerInput.EmergencyContactName)] = (from, to) => to.EmergencyContactName = from.EmergencyContactName,
        [nameof(CustomerInput.EmergencyContactPhone)] = (from, to) => to.EmergencyContactPhone = from.EmergencyContactPhone,
        [nameof(CustomerInput.InsuranceProvider)] = (from, to) => to.InsuranceProvider = from.InsuranceProvider,
        [nameof(CustomerInput.InsurancePolicyNumber)] = (from, to) => to.InsurancePolicyNumber = from.InsurancePolicyNumber,
        [nameof(CustomerInput.Notes)] = (from, to) => to.Notes = from.Notes,
        [nameof(CustomerInput.Tags)] = (from, to) => to.Tags = from.Tags,
        [nameof(CustomerInput.Consents)] = (from, to) => to.Consents = from.Consents,
        [nameof(CustomerInput.ConsentSource)] = (from, to) => to.ConsentSource = from.ConsentSource,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Fields that need the clinical permission (CL-13).</summary>
    public static readonly FrozenSet<string> Medical =
    [
        nameof(CustomerInput.MedicalConditions),
        nameof(CustomerInput.Allergies),
        nameof(CustomerInput.Medications),
        nameof(CustomerInput.MedicalNotes),
    ];

    /// <summary>Names of all fields but the branch, which only a transfer changes.</summary>
    public static IEnumerable<string> All => Copiers.Keys;

    /// <summary>Copies the named fields; names that are no fields are passed over.</summary>
    public static void Copy(CustomerInput from, CustomerInput to, IEnumerable<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        foreach (var field in fields)
        {
            if (Copiers.TryGetValue(field, out var copy))
            {
                copy(from, to);
            }
        }
    }
}
