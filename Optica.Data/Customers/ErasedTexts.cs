using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Optica.Domain.Agreements;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>
/// What an erasure does to texts that were typed about a customer, by the model: every text of every table with the customer's id goes,
/// also that of a column made tomorrow, unless it is named here with a reason. Amounts, days and lines stay for the accounts (CL-13).
/// One statement a table: the trail keeps what it has, and is not told the same words once more.
/// </summary>
public static class ErasedTexts
{
    /// <summary>Texts that stay for good, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Kept = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Order.Number"] = "Number of a document, given by the portal: names nobody.",
        ["Quote.Number"] = "Number of a document, given by the portal: names nobody.",
        ["WorkOrder.Number"] = "Number of a document, given by the portal: names nobody.",
    };

    /// <summary>Texts that stay as long as the law holds something, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Held = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OrderLine.Description"] = "What was sold: a line of the document of the sale.",
        ["OrderLine.DiscountName"] = "Why the price of a line is what it is: part of the document of the sale.",
        ["OrderPayment.Reference"] = "Number of the voucher, cheque or transfer: without it a payment cannot be shown or given back.",
        ["OrderRefund.Reason"] = "Why money was given back: part of the document of the sale.",
        ["Order.BenefitName"] = "Why the price is what it is: part of the document of the sale.",
        ["WorkOrder.LensDescription"] = "What was made, and may be on its way to the customer still.",
        ["WorkOrder.FrameDescription"] = "What was made, and may be on its way to the customer still.",
    };

    /// <summary>Tables that are cleared otherwise, and how.</summary>
    public static readonly IReadOnlyDictionary<string, string> Elsewhere = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(Customer)] = "Clears itself: Customer.Erase.",
        [nameof(CustomerFigures)] = "Follows the customer.",
        [nameof(CustomerTag)] = "Its rows go: Customer.Erase.",
        [nameof(CustomerConsent)] = "Its rows go: Customer.Erase.",
        [nameof(AgreementMember)] = "Its rows go: Erasure.",
        [nameof(RightsRequest)] = "Number, kind and days stay; who asked and what was said goes: RightsRequest.Forget.",
    };

    private static readonly MethodInfo SetMethod = typeof(ErasedTexts).GetMethod(
        nameof(SetAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>Clears them. Call within a transaction.</summary>
    /// <param name="db">The context.</param>
    /// <param name="who">The customer, and what stands in place of a text that must not be empty.</param>
    /// <param name="isHeld">Whether the law holds something still.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static async Task ClearAsync(
        OpticaDbContext db,
        (Guid OrganisationId, Guid CustomerId, string Name) who,
        bool isHeld,
        CancellationToken cancellation
    )
    {
        foreach (var type in db.Model.GetEntityTypes().Where(type => PersonalTables.IsPersonal(type)))
        {
            if (!Elsewhere.ContainsKey(type.ClrType.Name) && Columns(type, isHeld) is { Count: > 0 } texts)
            {
                await (Task)SetMethod.MakeGenericMethod(type.ClrType).Invoke(null, [db, texts, who, cancellation])!;
            }
        }
    }

    /// <summary>Every text that goes, with what is held marked: what tells one set of rules from another.</summary>
    internal static IEnumerable<string> Named(IModel model) =>
        from type in model.GetEntityTypes()
        where PersonalTables.IsPersonal(type) && !Elsewhere.ContainsKey(type.ClrType.Name)
        from text in Columns(type, isHeld: false)
        let name = $"{type.ClrType.Name}.{text.Name}"
        select Held.ContainsKey(name) ? $"{name} held" : name;

    private static List<IProperty> Columns(IEntityType type, bool isHeld) =>
        [
            .. type.GetProperties()
                .Where(property => property.ClrType == typeof(string))
                .Where(property =>
                    $"{type.ClrType.Name}.{property.Name}" is var name && !Kept.ContainsKey(name) && !(isHeld && Held.ContainsKey(name))
                ),
        ];

    private static Task<int> SetAsync<T>(
        OpticaDbContext db,
        List<IProperty> texts,
        (Guid OrganisationId, Guid CustomerId, string Name) who,
        CancellationToken cancellation
    )
        where T : class =>
        PersonalTables
            .Of<T>(db, who.OrganisationId, who.CustomerId)
            .ExecuteUpdateAsync(set => texts.ForEach(text => Put(set, text, who.Name)), cancellation);

    private static void Put<T>(UpdateSettersBuilder<T> set, IProperty text, string name)
        where T : class
    {
        var column = text.Name;
        var value = text.IsNullable ? null : name;
        set.SetProperty(row => EF.Property<string?>(row, column), value);
    }
}
