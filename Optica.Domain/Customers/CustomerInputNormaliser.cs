using Optica.Domain.Geography;

namespace Optica.Domain.Customers;

/// <summary>Brings an input to its stored form where it is valid; what is not stays as typed for the validator to refuse.</summary>
public static class CustomerInputNormaliser
{
    /// <summary>Normalises in place: NFC, trim, single spaces, RUT, phones, e-mail, comuna and region, tags; blanks become null. Twice is the same as once.</summary>
    public static void Normalise(CustomerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.FirstName = TextRules.CleanLine(input.FirstName);
        input.LastName = TextRules.CleanLine(input.LastName);
        input.DocumentNumber = TextRules.CleanLine(input.DocumentNumber);
        input.AddressLine1 = TextRules.CleanLine(input.AddressLine1);
        input.AddressLine2 = TextRules.CleanLine(input.AddressLine2);
        input.PostalCode = TextRules.CleanLine(input.PostalCode);
        input.EmergencyContactName = TextRules.CleanLine(input.EmergencyContactName);
        input.InsurancePolicyNumber = TextRules.CleanLine(input.InsurancePolicyNumber);
        input.MedicalNotes = TextRules.CleanText(input.MedicalNotes);
        input.Notes = TextRules.CleanText(input.Notes);
        input.MedicalConditions = Entries(input.MedicalConditions);
        input.Allergies = Entries(input.Allergies);
        input.Medications = Entries(input.Medications);
        input.Tags = Entries(input.Tags);
        input.Consents = [.. (input.Consents ?? []).Distinct().OrderBy(choice => choice.Purpose).ThenBy(choice => choice.Channel)];
        NormalisePlace(input);
        input.Rut = Rut.TryNormalise(input.Rut, out var rut) ? rut : TextRules.CleanLine(input.Rut);
        input.Email = EmailAddress.TryNormalise(input.Email, out var email) ? email : TextRules.CleanLine(input.Email);
        input.Phone = Phone(input.Phone, input.Country);
        input.EmergencyContactPhone = Phone(input.EmergencyContactPhone, input.Country);
    }

    private static void NormalisePlace(CustomerInput input)
    {
        var country = TextRules.CleanLine(input.Country) ?? Chile.CountryCode;
        input.Country = Countries.Find(country)?.Code ?? country;
        input.City = TextRules.CleanLine(input.City);
        input.State = TextRules.CleanLine(input.State);
        if (input.Country != Chile.CountryCode)
        {
            return;
        }

        var comuna = Chile.FindComuna(input.City);
        input.City = comuna?.Name ?? input.City;
        input.State = (comuna?.Region ?? Chile.FindRegion(input.State))?.Name ?? input.State;
    }

    private static string? Phone(string? text, string? country) =>
        PhoneNumber.TryNormalise(text, country, out var e164) ? e164 : TextRules.CleanLine(text);

    /// <summary>Without blanks and without repetitions that differ only in case; JSON may have sent null for the list or an entry.</summary>
    private static List<string> Entries(List<string>? entries) =>
        [.. (entries ?? []).Select(entry => TextRules.CleanLine(entry)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
}
