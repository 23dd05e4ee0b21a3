using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Domain.Audit;
using Optica.Domain.Customers;
using Optica.Domain.Geography;

namespace Optica.Portal.Components.Shared;

/// <summary>Tells a step of the history in the user's words: which fields, and what stood and stands in them.</summary>
public static class HistoryValues
{
    private static readonly HashSet<string> Machinery = new(StringComparer.Ordinal)
    {
        nameof(TransferRequest.CustomerId),
        nameof(TransferRequest.DecidingBranchId),
        nameof(TransferRequest.Reason),
        nameof(TransferRequest.Status),
        nameof(TransferRequest.RequestedBy),
        nameof(TransferRequest.RequestedAt),
        nameof(TransferRequest.DecidedBy),
        nameof(TransferRequest.DecidedAt),
        nameof(Customer.BlockedAt),
        nameof(Customer.ErasedAt),
        "Step",
        nameof(RightsRequest.AskedAt),
        nameof(RightsRequest.AskedBy),
        nameof(RightsRequest.DoneAt),
        nameof(RightsRequest.DoneBy),
        nameof(RightsRequest.JobId),
        nameof(RightsRequest.Kind),
        nameof(RightsRequest.Number),
    };

    /// <summary>The changes a person wants to read: no bookkeeping of requests, no "nothing became nothing".</summary>
    /// <param name="entry">The step.</param>
    public static IReadOnlyList<FieldChange> Told(HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return [.. News(entry).Where(change => !Machinery.Contains(change.Field))];
    }

    /// <summary>Every change that is one: what is false or empty from the start is no news.</summary>
    /// <param name="entry">The step.</param>
    public static IReadOnlyList<FieldChange> News(HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return [.. entry.Changes.Where(change => !(entry.Action == AuditActions.Create && change.New is null or "False"))];
    }

    /// <summary>A value as the profile would show it; empty for none.</summary>
    /// <param name="fields">Words of the customer's values.</param>
    /// <param name="words">Words of the page, with its yes and no.</param>
    /// <param name="change">Which field.</param>
    /// <param name="value">Before or after.</param>
    public static string Show(IStringLocalizer fields, IStringLocalizer words, FieldChange change, string? value)
    {
        ArgumentNullException.ThrowIfNull(change);
        return (change.Field, value) switch
        {
            (_, null) => "",
            (_, "True") => words["yes"],
            (_, "False") => words["no"],
            (nameof(CustomerInput.Rut), _) => Rut.Format(value),
            (nameof(CustomerInput.DocumentNumber), _) => Rut.Shown(null, value) ?? "",
            (nameof(CustomerInput.Phone) or nameof(CustomerInput.EmergencyContactPhone), _) => PhoneNumber.Format(value),
            (nameof(CustomerInput.Country), _) => Countries.Find(value)?.Name ?? value,
            (nameof(CustomerInput.Gender), _) => Named<Gender>(fields, value),
            (nameof(CustomerInput.DocumentKind), _) => Named<DocumentKind>(fields, value),
            (nameof(CustomerInput.PreferredContactMethod), _) => Named<ContactMethod>(fields, value),
            (nameof(CustomerInput.Consents), _) => Consents(fields, words, value),
            (nameof(Customer.DiscountPercent), _) => $"{value} %",
            (nameof(CustomerInput.InsuranceProvider), _) => Named<InsuranceProvider>(fields, value),
            _ => Day(value),
        };
    }

    private static string Consents(IStringLocalizer fields, IStringLocalizer words, string value) =>
        string.Join(
            " · ",
            value
                .Split("; ")
                .Select(text =>
                    ConsentText.Read(text) is { } said
                        ? $"{CustomerFieldWords.Choice(fields, said.Choice)}: {words[said.Given ? "yes" : "no"]}"
                            + (said.Source is { } source ? $" ({fields[$"ConsentSource_{source}"]})" : "")
                        : text
                )
        );

    private static string Named<TEnum>(IStringLocalizer fields, string value)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(value, out var known) ? fields[$"{typeof(TEnum).Name}_{known}"] : value;

    private static string Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Formats.Date(day)
            : value;
}
