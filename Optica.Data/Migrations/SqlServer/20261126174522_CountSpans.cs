using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CountSpans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_BranchId_CreatedAt_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_BranchId_LastOrderAt_CustomerId_IsActive_Tier", table: "CustomerFigures");

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_BranchId_SortName_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_BranchId_TotalSpent_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_CreatedAt_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_LastOrderAt_CustomerId_BranchId_IsActive_Tier",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_SortName_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_LastOrderAt_CustomerId_BranchId_IsActive",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_TotalSpent_CustomerId_BranchId_IsActive",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_TotalSpent_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropPrimaryKey(name: "PK_CustomerCounts", table: "CustomerCounts");

            migrationBuilder.AddColumn<int>(name: "Span", table: "CustomerCounts", type: "int", nullable: false, defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "PK_CustomerCounts",
                table: "CustomerCounts",
                columns: new[] { "OrganisationId", "Span", "LastOrderDay", "BranchId", "IsActive", "Tier" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_CreatedAt",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "CreatedAt", "CustomerId", "IsActive", "Tier", "LastOrderAt", "TotalSpent", "NextExamDue" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "LastOrderAt", "CustomerId", "IsActive", "Tier", "TotalSpent", "NextExamDue", "CreatedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_OrderCount",
                table: "CustomerFigures",
                columns: new[]
                {
                    "BranchId",
                    "OrderCount",
                    "CustomerId",
                    "IsActive",
                    "Tier",
                    "LastOrderAt",
                    "TotalSpent",
                    "NextExamDue",
                    "CreatedAt",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_SortName",
                table: "CustomerFigures",
                columns: new[]
                {
                    "BranchId",
                    "SortName",
                    "CustomerId",
                    "IsActive",
                    "Tier",
                    "LastOrderAt",
                    "TotalSpent",
                    "NextExamDue",
                    "CreatedAt",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_TotalSpent",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "TotalSpent", "CustomerId", "IsActive", "Tier", "LastOrderAt", "NextExamDue", "CreatedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_CreatedAt",
                table: "CustomerFigures",
                columns: new[]
                {
                    "OrganisationId",
                    "CreatedAt",
                    "CustomerId",
                    "BranchId",
                    "IsActive",
                    "Tier",
                    "LastOrderAt",
                    "TotalSpent",
                    "NextExamDue",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_LastOrderAt",
                table: "CustomerFigures",
                columns: new[]
                {
                    "OrganisationId",
                    "LastOrderAt",
                    "CustomerId",
                    "BranchId",
                    "IsActive",
                    "Tier",
                    "TotalSpent",
                    "NextExamDue",
                    "CreatedAt",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_NextExamDue",
                table: "CustomerFigures",
                columns: new[]
                {
                    "OrganisationId",
                    "NextExamDue",
                    "CustomerId",
                    "BranchId",
                    "IsActive",
                    "Tier",
                    "LastOrderAt",
                    "TotalSpent",
                    "CreatedAt",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_OrderCount",
                table: "CustomerFigures",
                columns: new[]
                {
                    "OrganisationId",
                    "OrderCount",
                    "CustomerId",
                    "BranchId",
                    "IsActive",
                    "Tier",
                    "LastOrderAt",
                    "TotalSpent",
                    "NextExamDue",
                    "CreatedAt",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_SortName",
                table: "CustomerFigures",
                columns: new[]
                {
                    "OrganisationId",
                    "SortName",
                    "CustomerId",
                    "BranchId",
                    "IsActive",
                    "Tier",
                    "LastOrderAt",
                    "TotalSpent",
                    "NextExamDue",
                    "CreatedAt",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[]
                {
                    "OrganisationId",
                    "Tier",
                    "LastOrderAt",
                    "CustomerId",
                    "BranchId",
                    "IsActive",
                    "TotalSpent",
                    "NextExamDue",
                    "CreatedAt",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_OrderCount",
                table: "CustomerFigures",
                columns: new[]
                {
                    "OrganisationId",
                    "Tier",
                    "OrderCount",
                    "CustomerId",
                    "BranchId",
                    "IsActive",
                    "LastOrderAt",
                    "TotalSpent",
                    "NextExamDue",
                    "CreatedAt",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_TotalSpent",
                table: "CustomerFigures",
                columns: new[]
                {
                    "OrganisationId",
                    "Tier",
                    "TotalSpent",
                    "CustomerId",
                    "BranchId",
                    "IsActive",
                    "LastOrderAt",
                    "NextExamDue",
                    "CreatedAt",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_TotalSpent",
                table: "CustomerFigures",
                columns: new[]
                {
                    "OrganisationId",
                    "TotalSpent",
                    "CustomerId",
                    "BranchId",
                    "IsActive",
                    "Tier",
                    "LastOrderAt",
                    "NextExamDue",
                    "CreatedAt",
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerCounts_OrganisationId_BranchId",
                table: "CustomerCounts",
                columns: new[] { "OrganisationId", "BranchId" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_CustomerFigures_BranchId_CreatedAt", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_BranchId_LastOrderAt", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_BranchId_OrderCount", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_BranchId_SortName", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_BranchId_TotalSpent", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_OrganisationId_CreatedAt", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_OrganisationId_LastOrderAt", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_OrganisationId_NextExamDue", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_OrganisationId_OrderCount", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_OrganisationId_SortName", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_OrganisationId_Tier_LastOrderAt", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_OrganisationId_Tier_OrderCount", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_OrganisationId_Tier_TotalSpent", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_OrganisationId_TotalSpent", table: "CustomerFigures");

            migrationBuilder.DropPrimaryKey(name: "PK_CustomerCounts", table: "CustomerCounts");

            migrationBuilder.DropIndex(name: "IX_CustomerCounts_OrganisationId_BranchId", table: "CustomerCounts");

            migrationBuilder.DropColumn(name: "Span", table: "CustomerCounts");

            migrationBuilder.AddPrimaryKey(
                name: "PK_CustomerCounts",
                table: "CustomerCounts",
                columns: new[] { "OrganisationId", "BranchId", "IsActive", "Tier", "LastOrderDay" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_CreatedAt_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "CreatedAt", "CustomerId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_LastOrderAt_CustomerId_IsActive_Tier",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "LastOrderAt", "CustomerId", "IsActive", "Tier" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_SortName_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "SortName", "CustomerId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_TotalSpent_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "TotalSpent", "CustomerId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_CreatedAt_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "CreatedAt", "CustomerId", "BranchId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_LastOrderAt_CustomerId_BranchId_IsActive_Tier",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "LastOrderAt", "CustomerId", "BranchId", "IsActive", "Tier" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_SortName_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "SortName", "CustomerId", "BranchId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_LastOrderAt_CustomerId_BranchId_IsActive",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "Tier", "LastOrderAt", "CustomerId", "BranchId", "IsActive" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_TotalSpent_CustomerId_BranchId_IsActive",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "Tier", "TotalSpent", "CustomerId", "BranchId", "IsActive" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_TotalSpent_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "TotalSpent", "CustomerId", "BranchId", "IsActive", "Tier", "LastOrderAt" }
            );
        }
    }
}
