using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Portal.Features.Customers.Components;

/// <summary>Who stands in the way, as messages at the fields that collide.</summary>
internal static class DuplicateMessages
{
    public static IReadOnlyList<FieldError> Of(CustomerExists exists) =>
        [
            .. exists
                .Duplicates.Where(hit => hit.Blocks)
                .SelectMany(hit => hit.Fields.Select(field => new FieldError(PropertyOf(field), exists.Code, hit.Describe())))
                .DistinctBy(error => error.Field, StringComparer.Ordinal),
        ];

    private static string PropertyOf(string field) =>
        field switch
        {
            Duplicate.RutField => nameof(CustomerInput.Rut),
            Duplicate.EmailField => nameof(CustomerInput.Email),
            _ => nameof(CustomerInput.Phone),
        };
}
