using Microsoft.Extensions.Localization;
using Optica.Domain.Orders;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Orders.Components;

/// <summary>What a customer is told of a discount.</summary>
internal static class DiscountWords
{
    /// <summary><c>−15 % · Caja Los Arrayanes</c>.</summary>
    public static string Of(IStringLocalizer<OrderTexts> words, OrderLineRow line) =>
        Of(words, line.Discount, line.DiscountPercent, line.DiscountName);

    /// <summary>The same of a line that is being typed.</summary>
    public static string Of(IStringLocalizer<OrderTexts> words, DiscountKind kind, int percent, string? name) =>
        kind == DiscountKind.Line || string.IsNullOrEmpty(name) ? words["discount_line", percent] : words["discount_named", percent, name];
}
