using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Optica.Portal.Api;

/// <summary>The machine-readable description of the API.</summary>
internal static class OpticaOpenApi
{
    /// <summary>Where it is read; it holds no secrets.</summary>
    public const string Route = "/openapi/{documentName}.json";

    private const string Scheme = "bearer";

    public static void AddOpticaOpenApi(this IServiceCollection services) =>
        services.AddOpenApi(
            "v1",
            options =>
            {
                options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
                options.AddOperationTransformer(DescribeAsync);
                options.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        document.Info = new()
                        {
                            Title = "Optica Portal",
                            Version = "v1",
                            Description = "Customers of optical shops. Names in snake_case, dates YYYY-MM-DD, instants ISO 8601 UTC.",
                        };
                        document.Components ??= new();
                        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
                        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
                        {
                            Type = SecuritySchemeType.Http,
                            Scheme = Scheme,
                            Description = "Access token of POST /api/auth/token.",
                        };
                        document.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
                        return Task.CompletedTask;
                    }
                );
            }
        );

    private static async Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellation
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<NeededPermission>().LastOrDefault() is { } needed)
        {
            operation.Description = $"{operation.Description} Permission: {needed.Name}.".Trim();
            operation.Parameters ??= [];
            operation.Parameters.Add(Header(ApiAccessFilter.BranchHeader, "A branch's id, or global. Missing: home branch, or all."));
        }

        if (metadata.OfType<JsonBody>().LastOrDefault() is { } body)
        {
            var schema = Fitted(await context.GetOrCreateSchemaAsync(body.Type, null, cancellation), body);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/json"] = new() { Schema = schema },
                },
            };
        }
    }

    /// <summary>The shape with what a call takes besides, and without what it refuses.</summary>
    private static OpenApiSchema Fitted(OpenApiSchema schema, JsonBody body)
    {
        if (body is { Besides: [], Without: [] })
        {
            return schema;
        }

        var fitted = (OpenApiSchema)schema.CreateShallowCopy();
        fitted.Properties = new Dictionary<string, IOpenApiSchema>(
            (schema.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)).ExceptBy(
                body.Without,
                property => property.Key,
                StringComparer.Ordinal
            ),
            StringComparer.Ordinal
        );
        foreach (var name in body.Besides)
        {
            fitted.Properties[name] = Besides(name);
        }

        return fitted;
    }

    private static OpenApiSchema Besides(string name) =>
        name switch
        {
            "version" => new()
            {
                Type = JsonSchemaType.Integer | JsonSchemaType.Null,
                Format = "int64",
                Description = "The version that was seen.",
            },
            "shares_contact" => new()
            {
                Type = JsonSchemaType.Boolean,
                Description = "Whether an address or number may be somebody else's, too.",
            },
            _ => new() { Type = JsonSchemaType.String },
        };

    private static OpenApiParameter Header(string name, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
