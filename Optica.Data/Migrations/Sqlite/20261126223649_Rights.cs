using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Rights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(name: "BlockedAt", table: "Customers", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "BlockedReason", table: "Customers", type: "TEXT", maxLength: 400, nullable: true);

            migrationBuilder.AddColumn<DateTime>(name: "ErasedAt", table: "Customers", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "HeldUntil", table: "Customers", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "CustomerConsents",
                columns: table => new
                {
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Given = table.Column<bool>(type: "INTEGER", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_CustomerConsents",
                        x => new
                        {
                            x.OrganisationId,
                            x.CustomerId,
                            x.Purpose,
                            x.Channel,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_CustomerConsents_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_CustomerConsents_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RightsRequests",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Applicant = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ClinicalUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SalesUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    JobId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RightsRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RightsRequests_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_RightsRequests_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerConsents_OrganisationId_BranchId",
                table: "CustomerConsents",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_OrganisationId_BranchId",
                table: "RightsRequests",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_OrganisationId_CustomerId_AskedAt",
                table: "RightsRequests",
                columns: new[] { "OrganisationId", "CustomerId", "AskedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_OrganisationId_Number",
                table: "RightsRequests",
                columns: new[] { "OrganisationId", "Number" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "CustomerConsents");

            migrationBuilder.DropTable(name: "RightsRequests");

            migrationBuilder.DropColumn(name: "BlockedAt", table: "Customers");

            migrationBuilder.DropColumn(name: "BlockedReason", table: "Customers");

            migrationBuilder.DropColumn(name: "ErasedAt", table: "Customers");

            migrationBuilder.DropColumn(name: "HeldUntil", table: "Customers");
        }
    }
}
