using Optica.Domain.Customers;
using Optica.Domain.Geography;

namespace Optica.Data.Seed;

/// <summary>
/// Invents customers as a Chilean optical shop knows them. The same seed and instant give the same people on every machine;
/// no two people of one generator share RUT, passport, phone or e-mail. Whoever it resembles, it is by chance.
/// </summary>
/// <param name="seed">Which people.</param>
/// <param name="now">The instant (UTC) before which they registered, up to 36 months back.</param>
public sealed class DemoPeople(int seed, DateTime now)
{
    private const int MonthsBack = 36;
    private const string NoOffers = "No enviar promociones.";

    private static readonly (int From, int To, int UpTo)[] Ages =
    [
        (4, 12, 9),
        (13, 19, 18),
        (20, 29, 30),
        (30, 39, 43),
        (40, 49, 60),
        (50, 59, 77),
        (60, 69, 90),
        (70, 79, 97),
        (80, 92, 100),
    ];

    private static readonly string[] Remarks =
    [
        "Prefiere llamadas después de las 18:00.",
        "Retira su hija con copia del carnet.",
        "Pide marcos livianos y de color.",
        "Compra con convenio de la empresa.",
        "Paga con transferencia, enviar datos por WhatsApp.",
        "Viene desde otra comuna: agrupar citas en un solo día.",
        "Pidió cotización para segundo par de sol.",
        "Usa silla de ruedas: reservar box del primer piso.",
        NoOffers,
        "Solicita boleta con detalle para reembolso.",
    ];

    private readonly DemoRandom random = new((ulong)seed);
    private readonly DemoIdentity identity = new(new DemoRandom(~(ulong)seed));
    private readonly DemoRandom consents = new((ulong)seed * 31);
    private readonly DateTime now = DateTime.SpecifyKind(now, DateTimeKind.Utc);

    /// <summary>So many customers of one branch, one after the other.</summary>
    /// <param name="count">How many.</param>
    /// <param name="comuna">Official name of the branch's comuna: most live there or around it.</param>
    public IEnumerable<DemoPerson> Take(int count, string comuna)
    {
        for (var i = 0; i < count; i++)
        {
            yield return Next(comuna);
        }
    }

    /// <summary>The next customer of a branch in the comuna.</summary>
    public DemoPerson Next(string comuna)
    {
        var today = DateOnly.FromDateTime(now);
        var age = Age();
        var birthday = today.AddYears(-age).AddDays(-random.Next(0, 365));
        var foreign = age > 12 && random.Percent(5);
        var gender = random.Percent(54) ? Gender.Female : Gender.Male;
        var given = ChileanNames.Given(random, gender, birthday.Year, foreign);
        var father = ChileanNames.Surname(random, foreign);
        var created = Registered();

        var input = new CustomerInput
        {
            FirstName = given,
            LastName = foreign && random.Percent(30) ? father : $"{father} {ChileanNames.Surname(random, foreign)}",
            DateOfBirth = birthday,
            Gender = random.Next(0, 200) switch
            {
                0 => Gender.Other,
                < 3 => Gender.PreferNotToSay,
                _ => gender,
            },
        };
        Identify(input, foreign, today);
        Locate(input, comuna);
        Reach(input, given, father, age);
        DemoHealth.Fill(random, input, age, DateOnly.FromDateTime(created), today);
        Remark(input, age);
        Agree(input);
        return new DemoPerson(input, created, IsActive: !random.Percent(4));
    }

    private int Age()
    {
        var dice = random.Next(0, 100);
        var (from, to, _) = Array.Find(Ages, group => dice < group.UpTo);
        return random.Next(from, to + 1);
    }

    /// <summary>An instant in shop hours (13:00–22:00 UTC is morning to evening in Chile), never on a Sunday and before now.</summary>
    private DateTime Registered()
    {
        var days = (int)(now - now.AddMonths(-MonthsBack)).TotalDays;
        var day = now.Date.AddDays(-random.Next(1, days));
        return day.AddDays(day.DayOfWeek == DayOfWeek.Sunday ? -1 : 0).AddSeconds(random.Next(13 * 3600, 22 * 3600));
    }

    private void Identify(CustomerInput input, bool foreign, DateOnly today)
    {
        var born = input.DateOfBirth!.Value.Year;
        if (foreign && random.Percent(40))
        {
            (input.DocumentKind, input.DocumentNumber) = (DocumentKind.Passport, identity.NextPassport());
            return;
        }

        // a foreigner's number tells the year of arrival
        input.Rut = identity.NextRut(foreign ? Math.Max(born, today.Year - random.Next(2, 16)) : born);
    }

    private void Locate(CustomerInput input, string comuna)
    {
        input.City = DemoPlaces.Comuna(random, comuna);
        input.State = Chile.FindComuna(input.City)?.Region.Name;
        if (random.Percent(88))
        {
            input.AddressLine1 = DemoPlaces.Street(random);
            input.AddressLine2 = DemoPlaces.Flat(random);
        }
    }

    private void Reach(CustomerInput input, string given, string father, int age)
    {
        if (random.Percent(90))
        {
            input.Phone = identity.NextPhone();
        }

        if (random.Percent(age < 14 ? 30 : 78))
        {
            input.Email = identity.NextEmail(given, father, input.DateOfBirth!.Value.Year);
        }

        input.PreferredContactMethod = random.Next(0, 100) switch
        {
            < 55 when input.Phone is not null => ContactMethod.WhatsApp,
            < 75 when input.Phone is not null => ContactMethod.Phone,
            < 80 when input.Phone is not null => ContactMethod.Sms,
            _ when input.Email is not null => ContactMethod.Email,
            _ => null,
        };

        if (age < 18 || random.Percent(30))
        {
            var gender = random.Percent(60) ? Gender.Female : Gender.Male;
            var name = ChileanNames.Given(random, gender, input.DateOfBirth!.Value.Year - (age < 18 ? 30 : 0), foreign: false);
            input.EmergencyContactName = $"{name} {father}";
            input.EmergencyContactPhone = identity.OtherPhone();
        }
    }

    /// <summary>What they said about being contacted, as most say; by its own dice, so that the people are those they were.</summary>
    private void Agree(CustomerInput input)
    {
        if (consents.Percent(6))
        {
            return;
        }

        var email = input.Email is null ? (ContactMethod?)null : ContactMethod.Email;
        ContactMethod?[] ways =
        [
            input.PreferredContactMethod,
            email,
            input.Phone is null || !consents.Percent(40) ? null : ContactMethod.WhatsApp,
        ];
        var likesOffers = input.Notes != NoOffers && consents.Percent(72);
        input.Consents =
        [
            .. ConsentChoice.All.Where(choice =>
                ways.Contains(choice.Channel) && (likesOffers || choice.Purpose == ConsentPurpose.Reminders)
            ),
        ];
        input.ConsentSource =
            input.Consents.Count == 0 ? null
            : consents.Percent(70) ? ConsentSource.SignedForm
            : ConsentSource.InPerson;
    }

    private void Remark(CustomerInput input, int age)
    {
        if (random.Percent(12))
        {
            input.Notes = random.Pick<string>(Remarks);
        }

        if (age >= 65 && random.Percent(60))
        {
            input.Tags.Add("Adulto mayor");
        }
        else if (age is > 15 and < 26 && random.Percent(40))
        {
            input.Tags.Add("Estudiante");
        }

        if (random.Percent(8))
        {
            input.Tags.Add("Convenio empresa");
        }

        if (random.Percent(6))
        {
            input.Tags.Add("Cliente frecuente");
        }
    }
}
