using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Optica.Data.Access;
using Optica.Domain.Appointments;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Saving;

/// <summary>What a save changes in a record, field by field; bookkeeping columns and ciphertext are no fields.</summary>
internal static class AuditDiff
{
    private static readonly HashSet<string> Bookkeeping = new(StringComparer.Ordinal)
    {
        "Id",
        "OrganisationId",
        nameof(IStamped.CreatedAt),
        nameof(IStamped.CreatedBy),
        nameof(IStamped.UpdatedAt),
        nameof(IStamped.UpdatedBy),
        nameof(IVersioned.Version),
        nameof(Customer.UniqueEmail),
        nameof(Customer.UniquePhone),
        nameof(Customer.SearchText),
        nameof(Customer.SortName),
        nameof(Customer.FullName),
        nameof(ICustomerRecord.CustomerId),
        nameof(ITwoBranchOwned.CustomerBranchId),
        nameof(Order.StatusAt),
        nameof(Appointment.FreeAt),
        nameof(WorkOrder.StepCount),
        nameof(Lab.UniqueName),
    };

    /// <summary>What of an account is told: never hashes, stamps or counters.</summary>
    private static readonly HashSet<string> OfUsers = new(StringComparer.Ordinal)
    {
        nameof(OpticaUser.DisplayName),
        nameof(OpticaUser.Email),
        nameof(OpticaUser.Role),
        nameof(OpticaUser.HomeBranchId),
        nameof(OpticaUser.HasClinicalGrant),
        nameof(OpticaUser.IsActive),
    };

    public static List<FieldChange> Of(IReadOnlyList<EntityEntry> entries)
    {
        var changes = entries
            .Where(entry => entry.Entity is not IMedicalPayload and not CustomerTag and not IAuditedPart)
            .SelectMany(entry => entry.Properties.Where(property => Counts(entry, property)).Select(property => Change(entry, property)))
            .Where(change => change.Old != change.New)
            .ToList();
        changes.AddRange(Parts(entries));
        if (Tags(entries) is { } tags)
        {
            changes.Add(tags);
        }

        return changes;
    }

    /// <summary>Whether a property is told of.</summary>
    public static bool IsField(Type record, string property) =>
        record == typeof(OpticaUser) ? OfUsers.Contains(property) : !Bookkeeping.Contains(property);

    private static bool Counts(EntityEntry entry, PropertyEntry property) =>
        IsField(entry.Metadata.ClrType, property.Metadata.Name) && (entry.State != EntityState.Modified || property.IsModified);

    private static FieldChange Change(EntityEntry entry, PropertyEntry property) =>
        new(
            property.Metadata.Name,
            entry.State == EntityState.Added ? null : Text(property.OriginalValue),
            entry.State == EntityState.Deleted ? null : Text(property.CurrentValue)
        );

    /// <summary>Lines, payments and the like: what came and what went, list by list.</summary>
    private static IEnumerable<FieldChange> Parts(IReadOnlyList<EntityEntry> entries) =>
        entries
            .Where(entry => entry.Entity is IAuditedPart && IsNews(entry))
            .GroupBy(entry => ((IAuditedPart)entry.Entity).AuditField, StringComparer.Ordinal)
            .Select(list => new FieldChange(
                list.Key,
                Line(list.Where(entry => entry.State != EntityState.Added).Select(Before)),
                Line(list.Where(entry => entry.State != EntityState.Deleted).Select(entry => ((IAuditedPart)entry.Entity).AuditText))
            ));

    private static bool IsNews(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Deleted
        || (entry.State == EntityState.Modified && ((IAuditedPart)entry.Entity).AuditedBefore is not null);

    private static string Before(EntityEntry entry) => ((IAuditedPart)entry.Entity).AuditedBefore ?? ((IAuditedPart)entry.Entity).AuditText;

    private static FieldChange? Tags(IReadOnlyList<EntityEntry> entries)
    {
        var tags = entries.Where(entry => entry.Entity is CustomerTag).ToList();
        var customer = entries.Select(entry => entry.Entity).OfType<Customer>().FirstOrDefault();
        var removed = tags.Where(entry => entry.State == EntityState.Deleted).Select(entry => ((CustomerTag)entry.Entity).Text).ToList();
        var added = tags.Where(entry => entry.State == EntityState.Added).Select(entry => ((CustomerTag)entry.Entity).Text).ToList();
        var respelt = tags.Where(entry => entry.State == EntityState.Modified && entry.Property(nameof(CustomerTag.Text)).IsModified)
            .ToDictionary(
                entry => ((CustomerTag)entry.Entity).Text,
                entry => (string)entry.Property(nameof(CustomerTag.Text)).OriginalValue!,
                StringComparer.Ordinal
            );
        if (removed.Count + added.Count + respelt.Count == 0)
        {
            return null;
        }

        var now = customer?.Tags.OrderBy(tag => tag.Position).Select(tag => tag.Text).ToList() ?? added;
        var before = now.Except(added, StringComparer.Ordinal).Select(text => respelt.GetValueOrDefault(text, text)).Concat(removed);
        return new(nameof(CustomerInput.Tags), Line(before), Line(now));
    }

    private static string? Line(IEnumerable<string> texts) => string.Join("; ", texts) is { Length: > 0 } line ? line : null;

    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            string text => text,
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
