using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Domain.Audit;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Prescriptions;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Audit;

/// <summary>Lines of the audit trail in the user's words, the values as the pages of their records would show them.</summary>
/// <param name="texts">Gives the words of each feature.</param>
/// <param name="zone">Whose clock instants are told by.</param>
public sealed class AuditWords(IStringLocalizerFactory texts, TimeZoneInfo zone)
{
    private static readonly HashSet<string> Amounts = new(StringComparer.Ordinal)
    {
        "Net",
        "Tax",
        "Total",
        "InstitutionShare",
        "Credited",
        "Paid",
        "PaidOut",
        "Amount",
        "Balance",
        "UnitPrice",
        "LowestTotal",
        "HighestTotal",
    };

    /// <summary>Where the names of a field's values stand, and what stands before each.</summary>
    private static readonly Dictionary<(string Kind, string Field), (Type Texts, string Prefix)> Enumerations = new()
    {
        [("order", "Status")] = (typeof(OrderTexts), "status_"),
        [("product", "Kind")] = (typeof(OrderTexts), "kind_"),
        [("quote", "Status")] = (typeof(QuoteTexts), "status_"),
        [("work_order", "Status")] = (typeof(WorkOrderTexts), "status_"),
        [("work_order", "Priority")] = (typeof(WorkOrderTexts), "priority_"),
        [("work_order", "LensKind")] = (typeof(PrescriptionTexts), "kind_"),
        [("prescription", "Status")] = (typeof(PrescriptionTexts), "status_"),
        [("prescription", "Kind")] = (typeof(PrescriptionTexts), "kind_"),
        [("appointment", "Status")] = (typeof(AppointmentTexts), "status_"),
        [("appointment", "Type")] = (typeof(AppointmentTexts), "type_"),
        [("resource", "Kind")] = (typeof(AppointmentTexts), "kind_"),
        [("report", "Report")] = (typeof(ReportTexts), "report_"),
        [("report", "Step")] = (typeof(AuditTexts), "step_"),
        [("customer", "Step")] = (typeof(AuditTexts), "step_"),
        [("transfer_request", "Status")] = (typeof(AuditTexts), "transfer_"),
        [("rights_request", "Status")] = (typeof(RightsTexts), "status_"),
        [("rights_request", "Kind")] = (typeof(RightsTexts), "kind_"),
        [("user", "Role")] = (typeof(AuditTexts), "role_"),
        [("organisation", "Damage")] = (typeof(AuditTexts), "damage_"),
        [("customer", "Seen")] = (typeof(AuditTexts), "kind_"),
        [("permission", "Permission")] = (typeof(AccessTexts), "may_"),
        [("grant", "Level")] = (typeof(AuditTexts), "level_"),
    };

    /// <summary>Lists whose parts come and go: what stands in a line is what came and what went, never the whole list.</summary>
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "BranchIds", "Agreements", "BlockedDates" };

    /// <summary>What the line says already: whom it is about, who did it, and when.</summary>
    private static readonly HashSet<(string Kind, string Field)> Repeated =
    [
        ("grant", "UserId"),
        ("grant", "GrantedBy"),
        ("grant", "GrantedAt"),
        ("rights_request", "AskedBy"),
        ("rights_request", "AskedAt"),
        ("rights_request", "DoneBy"),
        ("rights_request", "DoneAt"),
    ];

    private readonly IStringLocalizer words = texts.Create(typeof(AuditTexts));
    private readonly IStringLocalizer fields = texts.Create(typeof(CustomerFieldTexts));

    /// <summary>What was done.</summary>
    public string Action(string action) => Of(words, $"action_{action}") ?? action;

    /// <summary>What kind of record it was done to.</summary>
    public string Kind(string kind) => Of(words, $"kind_{kind}") ?? words["kind_other"];

    /// <summary>Who did it.</summary>
    public string Who(HistoryEntry step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.UserName.Length > 0 ? step.UserName : words["system"];
    }

    /// <summary>What changed, as a reader wants it: no news that is none, and nothing that the line says already.</summary>
    public static IReadOnlyList<FieldChange> Changes(AuditRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return [.. HistoryValues.News(row.Step).Where(change => !Repeated.Contains((row.Record.Kind, change.Field)))];
    }

    /// <summary>Whether a field is a list of which parts came and went.</summary>
    public static bool IsList(FieldChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Lists.Contains(change.Field);
    }

    /// <summary>Name of a field.</summary>
    public string Field(string field) => Of(words, $"field_{field}") ?? Of(fields, field) ?? OfEye(field) ?? field;

    /// <summary>A value of a field.</summary>
    /// <param name="kind">Kind of the record.</param>
    /// <param name="change">Which field.</param>
    /// <param name="value">Before or after.</param>
    public string Value(string kind, FieldChange change, string value)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Enumerations.TryGetValue((kind, change.Field), out var named))
        {
            return Of(texts.Create(named.Texts), named.Prefix + value) ?? value;
        }

        if ((kind, change.Field) == ("rights_request", "JobId") && Guid.TryParse(value, out _))
        {
            // the job is forgotten, and another one took its place
            return words["file_of_person"];
        }

        return Amounts.Contains(change.Field) && long.TryParse(value, CultureInfo.InvariantCulture, out var pesos) ? Formats.Money(pesos)
            : Instant(value) is { } instant ? Formats.Instant(instant, zone)
            : HistoryValues.Show(fields, words, change, value);
    }

    /// <summary>Everything that changed in one text, for a cell.</summary>
    public string Line(AuditRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var changes = Changes(row).Select(change => Line(row.Record.Kind, change));
        return string.Join("; ", row.Step.HidesMedical ? changes.Append(words["medical_hidden"].Value) : changes);
    }

    private string Line(string kind, FieldChange change)
    {
        if (IsList(change))
        {
            string?[] parts =
            [
                change.New is null ? null : $"{words["list_added"]} {Value(kind, change, change.New)}",
                change.Old is null ? null : $"{words["list_removed"]} {Value(kind, change, change.Old)}",
            ];
            return $"{Field(change.Field)}: {string.Join(", ", parts.Where(part => part is not null))}";
        }

        var now = change.New is null ? words["cleared"].Value : Value(kind, change, change.New);
        return change.Old is null ? $"{Field(change.Field)}: {now}" : $"{Field(change.Field)}: {Value(kind, change, change.Old)} → {now}";
    }

    /// <summary>A value of an eye; of contact lenses too, whose columns have the names of spectacles here.</summary>
    private string? OfEye(string field) =>
        new StringLocalizer<PrescriptionTexts>(texts).Place(field, PrescriptionKind.SingleVision).TrimEnd(':') is { Length: > 0 } place
            ? place
            : null;

    private static DateTime? Instant(string value) =>
        value.EndsWith('Z')
        && DateTime.TryParse(
            value,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var instant
        )
            ? instant
            : null;

    private static string? Of(IStringLocalizer from, string key) => from[key] is { ResourceNotFound: false } known ? known.Value : null;
}
