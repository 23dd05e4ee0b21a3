using Optica.Domain.Customers;

namespace Optica.Domain.Appointments;

/// <summary>Brings typed visits into the form that is stored.</summary>
public static class AppointmentInputNormaliser
{
    /// <summary>Cleans texts, RUT and phone; what is not valid stays as typed for the validator to refuse. Twice is the same as once.</summary>
    public static void Normalise(AppointmentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.GuestName = TextRules.CleanLine(input.GuestName);
        input.GuestRut = Rut.TryNormalise(input.GuestRut, out var rut) ? rut : TextRules.CleanLine(input.GuestRut);
        input.GuestPhone = PhoneNumber.TryNormalise(input.GuestPhone, country: null, out var e164)
            ? e164
            : TextRules.CleanLine(input.GuestPhone);
        input.Notes = TextRules.CleanText(input.Notes);
        input.Minutes ??= AppointmentRules.DefaultMinutes;
    }
}
