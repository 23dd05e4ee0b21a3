using Microsoft.Extensions.Localization;
using Optica.Domain.Customers;
using Optica.Domain.Geography;
using Optica.Domain.Reports;
using Optica.Domain.Segments;
using Optica.Portal.Components.Shared;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>A customer as cells. Words are looked up once a report, not once a row: there may be a hundred thousand.</summary>
internal sealed class CustomerCells(IStringLocalizer<ReportTexts> words, IStringLocalizer<CustomerFieldTexts> fields, DateTime now)
{
    private readonly (string Active, string Inactive, string Blocked) status = (words["active"], words["inactive"], words["blocked"]);
    private readonly Dictionary<Segment, string> segments = All<Segment>(value => words[$"segment_{value}"]);
    private readonly Dictionary<FrequencyTier, string> tiers = All<FrequencyTier>(value => words[$"tier_{value}"]);
    private readonly Dictionary<Gender, string> genders = All<Gender>(value => fields.Of<Gender>(value));
    private readonly Dictionary<ContactMethod, string> contacts = All<ContactMethod>(value => fields.Of<ContactMethod>(value));
    private readonly Dictionary<InsuranceProvider, string> insurances = All<InsuranceProvider>(value =>
        fields.Of<InsuranceProvider>(value)
    );
    private readonly Dictionary<string, string?> countries = new(StringComparer.Ordinal);

    /// <summary>Every field, in the order of the customer report.</summary>
    public object?[] Full(ReportCustomer customer)
    {
        var (row, rest, figures) = (customer.Row, customer.Fields, customer.Row.Figures);
        // a workbook of customers is a list to contact them by, whatever it was made for (CL-12): only the ways they agreed to
        var channels = ContactRule.Channels(new(row.IsBlocked, row.Email, row.Phone, customer.Given));
        return
        [
            row.FullName,
            Rut.Format(row.Rut ?? ""),
            row.DocumentNumber,
            channels.Contains(ContactMethod.Email) ? row.Email : null,
            channels.Any(channel => channel != ContactMethod.Email) ? PhoneNumber.Format(row.Phone ?? "") : null,
            row.Branch,
            row.IsBlocked ? status.Blocked
            : row.IsActive ? status.Active
            : status.Inactive,
            segments[figures.Segment],
            tiers[figures.Tier],
            figures.OrderCount,
            figures.TotalSpent,
            figures.Average,
            customer.FirstOrderAt,
            figures.LastOrderAt,
            Since(figures.LastOrderAt),
            figures.LastVisitAt,
            rest.LastEyeExamDate,
            row.NextEyeExamDue,
            rest.DateOfBirth,
            Word(genders, rest.Gender),
            rest.AddressLine1,
            rest.AddressLine2,
            rest.City,
            rest.State,
            rest.PostalCode,
            Country(rest.Country),
            Word(contacts, rest.PreferredContactMethod),
            rest.EmergencyContactName,
            PhoneNumber.Format(rest.EmergencyContactPhone ?? ""),
            Word(insurances, rest.InsuranceProvider),
            rest.InsurancePolicyNumber,
            string.Join(" · ", row.Tags),
            row.CreatedAt,
            rest.Notes,
        ];
    }

    /// <summary>How to reach them and why, in the order of the contact lists: only the ways they agreed to.</summary>
    public object?[] Contact(ReportCustomer customer)
    {
        var (row, figures) = (customer.Row, customer.Row.Figures);
        var channels = ContactRule.Channels(new(row.IsBlocked, row.Email, row.Phone, customer.Given), ConsentPurpose.Marketing);
        var preferred = customer.Fields.PreferredContactMethod;
        return
        [
            row.FullName,
            channels.Any(channel => channel != ContactMethod.Email) ? PhoneNumber.Format(row.Phone ?? "") : null,
            channels.Contains(ContactMethod.Email) ? row.Email : null,
            string.Join(" · ", channels.Select(channel => contacts[channel])),
            preferred is { } way && channels.Contains(way) ? contacts[way] : null,
            row.Branch,
            tiers[figures.Tier],
            figures.LastOrderAt,
            Since(figures.LastOrderAt),
            figures.OrderCount,
            figures.TotalSpent,
            figures.Average,
        ];
    }

    /// <summary>Whole days that have passed.</summary>
    private int? Since(DateTime? then) => then is { } at ? (int)(now - at).TotalDays : null;

    private string? Country(string? code)
    {
        if (code is null)
        {
            return null;
        }

        if (!countries.TryGetValue(code, out var name))
        {
            countries[code] = name = Countries.Find(code)?.Name ?? code;
        }

        return name;
    }

    private static string? Word<T>(Dictionary<T, string> known, T? value)
        where T : struct, Enum => value is { } one ? known[one] : null;

    private static Dictionary<T, string> All<T>(Func<T, string> word)
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => value, word);
}
