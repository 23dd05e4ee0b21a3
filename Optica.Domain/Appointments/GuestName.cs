using Optica.Domain.Customers;

namespace Optica.Domain.Appointments;

/// <summary>A guest's name as it goes into a customer's two fields.</summary>
public static class GuestName
{
    private const int Surnames = 2;

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "de",
        "del",
        "la",
        "las",
        "los",
        "y",
        "da",
        "dos",
        "di",
        "van",
        "von",
        "der",
    };

    /// <summary>
    /// Takes a name apart as names are made in Chile: two family names at the end, with what belongs to them ("de la Fuente"); of two
    /// words the second. Somebody must come first, so a single word is a given name.
    /// </summary>
    /// <param name="name">As typed.</param>
    /// <returns>Given and family names; null where there is none.</returns>
    public static (string? First, string? Last) Split(string? name)
    {
        var words = TextRules.CleanLine(name)?.Split(' ') ?? [];
        if (words.Length < 2)
        {
            return (words.FirstOrDefault(), null);
        }

        var (at, left) = (words.Length, words.Length == 2 ? 1 : Surnames);
        while (at > 1 && (left > 0 || Particles.Contains(words[at - 1])))
        {
            at--;
            left -= Particles.Contains(words[at]) ? 0 : 1;
        }

        return (string.Join(' ', words[..at]), string.Join(' ', words[at..]));
    }

    /// <summary>What is known of a guest, as the fields of a customer.</summary>
    public static CustomerInput ToCustomer(Appointment visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (first, last) = Split(visit.GuestName);
        return new CustomerInput
        {
            BranchId = visit.BranchId,
            FirstName = first,
            LastName = last,
            Rut = visit.GuestRut,
            Phone = visit.GuestPhone,
        };
    }
}
