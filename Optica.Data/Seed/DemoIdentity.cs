using System.Globalization;
using System.Text;
using Optica.Domain.Customers;

namespace Optica.Data.Seed;

/// <summary>Numbers and addresses that belong to one person only: RUT, passport, phone, e-mail. Remembers what it gave.</summary>
internal sealed class DemoIdentity(DemoRandom random)
{
    private static readonly WeightedList Domains = new(
        """
        gmail.com 66, hotmail.com 12, outlook.com 6, live.cl 4, yahoo.com 3, icloud.com 3, hotmail.cl 2, outlook.cl 2, vtr.net 1, yahoo.es 1
        """
    );

    /// <summary>Civil registry bodies (in thousands) given out around a birth year; between two years on the line.</summary>
    private static readonly (int Year, int Body)[] Registry =
    [
        (1925, 1_900),
        (1935, 2_950),
        (1945, 4_750),
        (1955, 7_350),
        (1965, 9_850),
        (1975, 12_700),
        (1985, 16_100),
        (1995, 19_050),
        (2005, 21_850),
        (2015, 24_950),
        (2030, 29_300),
    ];

    private readonly HashSet<int> ruts = [];
    private readonly HashSet<int> phones = [];
    private readonly HashSet<string> emails = new(StringComparer.Ordinal);
    private readonly HashSet<string> passports = new(StringComparer.Ordinal);

    /// <summary>A RUT nobody has yet, in canonical form; its body tells the age, as real ones do.</summary>
    /// <param name="born">Birth year, or the year of arrival.</param>
    public string NextRut(int born)
    {
        int body;
        do
        {
            body = Around(born) + random.Next(-190_000, 190_000);
        } while (IsRepeatedDigit(body) || !ruts.Add(body));

        return string.Create(CultureInfo.InvariantCulture, $"{body}-{Rut.CheckDigit(body)}");
    }

    /// <summary>A passport number nobody has yet.</summary>
    public string NextPassport()
    {
        string number;
        do
        {
            number = string.Create(CultureInfo.InvariantCulture, $"{Letter()}{Letter()}{random.Next(100_000, 10_000_000):0000000}");
        } while (!passports.Add(number));

        return number;
    }

    /// <summary>A mobile nobody has yet, E.164.</summary>
    public string NextPhone()
    {
        int number;
        do
        {
            number = Mobile();
        } while (!phones.Add(number));

        return $"+569{number}";
    }

    /// <summary>A mobile of somebody else, who may be a customer too.</summary>
    public string OtherPhone() => $"+569{Mobile()}";

    /// <summary>An address made of the name, nobody's yet.</summary>
    public string NextEmail(string given, string family, int born)
    {
        var first = Plain(given.AsSpan(0, given.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? end : given.Length));
        var last = Plain(family);
        var name = random.Next(0, 10) switch
        {
            < 4 => $"{first}.{last}",
            < 6 => $"{first}{last}",
            < 7 => $"{first[0]}{last}",
            < 8 => $"{last}.{first}",
            < 9 => $"{first}.{last}{born % 100:00}",
            _ => $"{first}_{last}{random.Next(1, 1000)}",
        };
        var domain = Domains.Pick(random);
        var email = $"{name}@{domain}";
        while (!emails.Add(email))
        {
            email = string.Create(CultureInfo.InvariantCulture, $"{name}{random.Next(10, 10_000)}@{domain}");
        }

        return email;
    }

    private static int Around(int born)
    {
        var year = Math.Clamp(born, Registry[0].Year, Registry[^1].Year);
        var upper = Math.Max(1, Array.FindIndex(Registry, entry => year <= entry.Year));
        var ((fromYear, from), (toYear, to)) = (Registry[upper - 1], Registry[upper]);
        return (from + ((to - from) * (year - fromYear) / (toYear - fromYear))) * 1_000;
    }

    private static bool IsRepeatedDigit(int body) => body % 1_111_111 == 0 || body % 11_111_111 == 0;

    private static string Plain(ReadOnlySpan<char> name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.ToString().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetter(letter))
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
        }

        return plain.ToString();
    }

    private int Mobile() => random.Next(30_000_000, 100_000_000);

    private char Letter() => (char)('A' + random.Next(0, 26));
}
